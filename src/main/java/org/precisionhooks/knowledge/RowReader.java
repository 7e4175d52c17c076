package org.precisionhooks.knowledge;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Turns a line of cells into a row record. Cells are text, whole numbers, decimals, {@code Y} or {@code N}, dates, enum
 * names, lists joined by {@code ;} or, as {@code Optional}, empty.
 */
final class RowReader<R extends Record> {

    private final String file;
    private final RecordComponent[] columns;
    private final Constructor<R> constructor;

    RowReader(String file, Class<R> rowType) {
        this.file = file;
        this.columns = rowType.getRecordComponents();
        try {
            this.constructor = rowType.getDeclaredConstructor(
                    Arrays.stream(columns).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record has its canonical constructor", e);
        }
        constructor.setAccessible(true);
    }

    void checkHeader(TableFile.Line header) {
        List<String> expected =
                Arrays.stream(columns).map(RecordComponent::getName).toList();
        if (!expected.equals(List.of(header.cells()))) {
            throw new KnowledgeException(file, header.number(), "the header must be: " + String.join(", ", expected));
        }
    }

    R read(TableFile.Line line) {
        if (line.cells().length != columns.length) {
            throw new KnowledgeException(
                    file, line.number(), columns.length + " cells are needed, not " + line.cells().length);
        }
        Object[] values = new Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] = value(line, i);
        }
        return row(line, values);
    }

    private R row(TableFile.Line line, Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new KnowledgeException(
                    file, line.number(), String.valueOf(e.getTargetException().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(TableFile.Line line, int column) {
        String cell = line.cells()[column].strip();
        try {
            return convert(cell, columns[column].getGenericType());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new KnowledgeException(
                    file, line.number(), "column " + columns[column].getName() + " cannot be '" + cell + "'");
        }
    }

    private static Object convert(String cell, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class ? optional(cell, element) : list(cell, element);
        }
        if (type == String.class) {
            // The same names stand in many rows and tables: kept once, and found in one step.
            return cell.intern();
        }
        if (cell.isEmpty()) {
            throw new IllegalArgumentException("a value is needed");
        }
        return single(cell, (Class<?>) type);
    }

    private static Optional<Object> optional(String cell, Type element) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(convert(cell, element));
    }

    private static List<Object> list(String cell, Type element) {
        if (cell.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(cell.split(";"))
                .map(part -> convert(part.strip(), element))
                .toList();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object single(String cell, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(cell);
        }
        if (type == long.class || type == Long.class) {
            return Long.valueOf(cell);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(cell);
        }
        if (type == LocalDate.class) {
            return LocalDate.parse(cell);
        }
        if (type == boolean.class || type == Boolean.class) {
            return yes(cell);
        }
        if (type.isEnum()) {
            return Enum.valueOf((Class) type, cell);
        }
        throw new IllegalStateException("No column can hold a " + type.getName());
    }

    private static boolean yes(String cell) {
        return switch (cell) {
            case "Y" -> true;
            case "N" -> false;
            default -> throw new IllegalArgumentException("Y or N is needed");
        };
    }
}
