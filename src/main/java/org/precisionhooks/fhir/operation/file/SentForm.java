package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.fhir.importer.ImportProblem;

/**
 * A form ({@code multipart/form-data}, RFC 7578) that holds a file beside the parameters of what is to be done with it, none of
 * which stands in an address or a log then.
 */
final class SentForm {

    private static final int MOST_PARTS = 100;
    private static final int LONGEST_TEXT = 65_536;

    private final RequestDetails details;
    private final String file;
    private final long mostBeside;
    private final Parameters parameters = new Parameters();
    private long beside;
    private int parts;
    private boolean taken;
    private boolean behind;

    /**
     * A form.
     *
     * @param file name of the field whose content is the file
     * @param mostBeside most bytes of all other fields together
     */
    SentForm(RequestDetails details, String file, long mostBeside) {
        this.details = details;
        this.file = file;
        this.mostBeside = mostBeside;
    }

    /** Takes the file while it comes. */
    @FunctionalInterface
    interface FileTaker {

        /** @param before the parameters that stood before it */
        void take(InputStream file, Parameters before) throws IOException;
    }

    /**
     * Reads the form: the file once, as it comes, and texts and further files as parameters.
     *
     * @throws IOException for one that breaks off
     * @return the parameters that stood before and behind the file
     */
    Parameters read(FileTaker taker) throws IOException {
        String boundary = FormHead.boundary(details.getHeader("Content-Type"))
                .orElseThrow(ImportProblem.UNREADABLE_FORM::exception);
        try {
            read(new FormParts(RawFile.of(details), boundary), taker);
        } catch (MalformedFormException e) {
            throw ImportProblem.UNREADABLE_FORM.exception();
        }
        return parameters;
    }

    private void read(FormParts form, FileTaker taker) throws IOException {
        for (var part = form.next(); part.isPresent(); part = form.next()) {
            require(++parts <= MOST_PARTS);
            FormParts.Part one = part.get();
            if (one.head().name().equals(file)) {
                require(!taken);
                taken = true;
                taker.take(one.content(), parameters);
            } else {
                behind |= taken;
                parameters.addParameter(parameter(one));
            }
        }
        if (!taken) {
            throw ImportProblem.UNREADABLE_FILE.exception();
        }
    }

    /** Whether fields came after the file. */
    boolean hasFieldsBehind() {
        return behind;
    }

    private Parameters.ParametersParameterComponent parameter(FormParts.Part part) throws IOException {
        long most = Math.min(mostBeside - beside, part.head().file() ? mostBeside : LONGEST_TEXT);
        byte[] content = part.content().readNBytes(Math.toIntExact(most + 1));
        require(content.length <= most);
        beside += content.length;
        Parameters.ParametersParameterComponent parameter = new Parameters.ParametersParameterComponent()
                .setName(part.head().name());
        parameter.setValue(
                part.head().file()
                        ? new Attachment().setData(content)
                        : new StringType(new String(content, StandardCharsets.UTF_8)));
        return parameter;
    }

    private static void require(boolean within) {
        if (!within) {
            throw ImportProblem.UNREADABLE_FORM.exception();
        }
    }
}
