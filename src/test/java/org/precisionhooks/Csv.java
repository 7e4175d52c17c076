package org.precisionhooks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads comma-separated reference files with quoted cells and line breaks in them (RFC 4180). */
public final class Csv {

    private final String text;
    private int at;

    private Csv(String text) {
        this.text = text;
    }

    public static List<Map<String, String>> rows(String text) {
        Csv csv = new Csv(text);
        List<String> header = csv.record();
        List<Map<String, String>> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            List<String> cells = csv.record();
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private List<String> record() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(cell());
        } while (at < text.length() && text.charAt(at++) == ',');
        if (at < text.length() && text.charAt(at - 1) == '\r') {
            at++;
        }
        return cells;
    }

    private String cell() {
        StringBuilder cell = new StringBuilder();
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        at += quoted ? 1 : 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quoted && c == '"') {
                at++;
                if (at >= text.length() || text.charAt(at) != '"') {
                    break;
                }
            } else if (!quoted && (c == ',' || c == '\n' || c == '\r')) {
                break;
            }
            cell.append(text.charAt(at++));
        }
        return cell.toString();
    }
}
