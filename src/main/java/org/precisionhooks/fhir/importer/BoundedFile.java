package org.precisionhooks.fhir.importer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.precisionhooks.fhir.importer.vcf.FileRefusal;

/** A file as it is sent, up to so many bytes: what is longer ends with {@link FileRefusal#UPLOAD_TOO_LARGE}. */
public final class BoundedFile extends FilterInputStream {

    private long left;

    public BoundedFile(InputStream file, long largest) {
        super(file);
        this.left = largest;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw FileRefusal.UPLOAD_TOO_LARGE.exception();
        }
    }
}
