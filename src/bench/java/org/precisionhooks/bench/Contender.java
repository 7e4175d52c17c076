package org.precisionhooks.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One way of doing the work, and what it was measured to cost. */
final class Contender {

    private static final double NANOS_A_MILLI = 1e6;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String name;
    private final boolean remote;
    private final Runnable work;
    private final List<Long> nanos = new ArrayList<>();
    private long cpuNanos;

    private Contender(String name, boolean remote, Runnable work) {
        this.name = name;
        this.remote = remote;
        this.work = work;
    }

    /** Done by the server; the caller's own part of the processor time is left out. */
    static Contender remote(String name, Runnable work) {
        return new Contender(name, true, work);
    }

    /** Done by the caller. */
    static Contender local(String name, Runnable work) {
        return new Contender(name, false, work);
    }

    void warmUp(int times) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }

    void measure(int times) {
        long process = PROCESS.getProcessCpuTime();
        long caller = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            nanos.add(System.nanoTime() - start);
        }
        long own = THREADS.getCurrentThreadCpuTime() - caller;
        cpuNanos += PROCESS.getProcessCpuTime() - process - (remote ? own : 0);
    }

    double p50() {
        return percentile(0.50);
    }

    double p95() {
        return percentile(0.95);
    }

    double cpu() {
        return cpuNanos / NANOS_A_MILLI / nanos.size();
    }

    String row() {
        return "%-52s %8.3f %8.3f %8.3f".formatted(name, p50(), percentile(0.99), cpu());
    }

    private double percentile(double share) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get((int) (share * (sorted.size() - 1))) / NANOS_A_MILLI;
    }
}
