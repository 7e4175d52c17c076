package org.precisionhooks.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.precisionhooks.cdshooks.client.ClientIdentity;
import org.precisionhooks.cdshooks.client.Credentials;
import org.precisionhooks.cdshooks.client.Credentials.Endpoint;
import org.precisionhooks.cdshooks.feedback.FeedbackStore.FeedbackBatch;
import org.precisionhooks.cdshooks.hook.ErrorCode;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.cdshooks.hook.Json;
import org.precisionhooks.cdshooks.hook.ServiceDefinition;
import org.precisionhooks.fhir.source.UnreadableResourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The CDS Hooks endpoints (CDS Hooks 2.0.1). Methods and content types are checked here and not by the framework, so that
 * every error has the same body.
 */
@RestController
@RequestMapping("${precision-hooks.hooks.path:/cds-services}")
public final class CdsHooksController {

    private static final Logger LOG = LoggerFactory.getLogger(CdsHooksController.class);

    private final HookEndpoints endpoints;

    public CdsHooksController(HookEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    @RequestMapping({"", "/"})
    ResponseEntity<byte[]> discovery(HttpServletRequest request) {
        if (!request.getMethod().equals("HEAD")) {
            requireMethod(request, "GET");
        }
        Optional<ClientIdentity> client =
                authorization(request).map(Credentials::forDiscovery).map(endpoints.clients()::identify);
        return ok(Json.bytes(Discovery.of(
                endpoints.services().all(),
                endpoints.maxCards(),
                endpoints.calls().get().notice(client))));
    }

    @RequestMapping("/{id}")
    ResponseEntity<byte[]> call(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        ServiceDefinition service = service(id, request);
        ClientIdentity client = endpoints.clients().identify(credentials(service, Endpoint.SERVICE, request));
        requireSize(request);
        return ok(
                Json.bytes(new CardsAnswer(endpoints.calls().get().answer(service, client, request.getInputStream()))));
    }

    @RequestMapping("/{id}/feedback")
    ResponseEntity<byte[]> feedback(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        ServiceDefinition service = service(id, request);
        ClientIdentity client = endpoints.clients().identify(credentials(service, Endpoint.FEEDBACK, request));
        requireSize(request);
        endpoints
                .feedbackStore()
                .store(new FeedbackBatch(
                        client.client(),
                        service.id(),
                        endpoints.feedbackReader().read(request.getInputStream())));
        return ResponseEntity.ok().headers(headers()).build();
    }

    @RequestMapping("/**")
    ResponseEntity<byte[]> unknown() {
        throw unknownService();
    }

    @ExceptionHandler(HookError.class)
    ResponseEntity<byte[]> error(HookError error) {
        HttpHeaders headers = headers();
        if (error.code() == ErrorCode.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            return ResponseEntity.status(error.code().status()).headers(headers).build();
        }
        error.retryAfter().ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
        return ResponseEntity.status(error.code().status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.bytes(OperationOutcome.of(error)));
    }

    /** Cut off, chunks that are none, no gzip: nothing of ours failed. */
    @ExceptionHandler(IOException.class)
    ResponseEntity<byte[]> unreadable() {
        return error(new HookError(ErrorCode.MALFORMED_JSON, "The body is cut off or not encoded as its headers say"));
    }

    /** What consent, the record or the audit rests on cannot be reached: no card rather than a partial one. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class, UnreadableResourceException.class})
    ResponseEntity<byte[]> unavailable(RuntimeException failure) {
        LOG.error("A hook call found no data: {}", failure.getClass().getName());
        return error(new HookError(ErrorCode.UNAVAILABLE, "The data that an answer rests on cannot be reached now"));
    }

    /** Messages of exceptions may hold patient data: only the kind and the place are logged. */
    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<byte[]> failure(RuntimeException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.error("A hook call failed: {} at {}", failure.getClass().getName(), trace.length == 0 ? "" : trace[0]);
        return error(new HookError(ErrorCode.INTERNAL, "The call could not be answered"));
    }

    private ServiceDefinition service(String id, HttpServletRequest request) {
        ServiceDefinition service = endpoints.services().find(id).orElseThrow(CdsHooksController::unknownService);
        requireMethod(request, "POST");
        requireJson(request);
        return service;
    }

    private static HookError unknownService() {
        return new HookError(ErrorCode.UNKNOWN_SERVICE, "There is no such service");
    }

    private static void requireMethod(HttpServletRequest request, String method) {
        if (!request.getMethod().equals(method)) {
            throw new HookError(ErrorCode.METHOD_NOT_ALLOWED, "Only " + method + " is allowed here");
        }
    }

    private static void requireJson(HttpServletRequest request) {
        boolean plain = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_ENCODING))
                .map(encoding -> encoding.toLowerCase(Locale.ROOT).equals("identity"))
                .orElse(true);
        if (!plain || !isJson(request.getContentType() == null ? "" : request.getContentType())) {
            throw new HookError(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json in UTF-8, not compressed");
        }
    }

    private static boolean isJson(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            String charset = Optional.ofNullable(type.getParameter("charset")).orElse("utf-8");
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && charset.replace("\"", "").equalsIgnoreCase("utf-8");
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** A body that says it is too large is not read at all. */
    private void requireSize(HttpServletRequest request) {
        if (request.getContentLengthLong() > endpoints.maxBytes()) {
            throw new HookError(ErrorCode.TOO_LARGE, "The body is larger than " + endpoints.maxBytes() + " bytes");
        }
    }

    private static Credentials credentials(ServiceDefinition service, Endpoint endpoint, HttpServletRequest request) {
        return new Credentials(authorization(request), endpoint, service.id());
    }

    /** Several headers become one that is no credential, so that nobody else may read another than we do. */
    private static Optional<String> authorization(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        return headers.isEmpty() ? Optional.empty() : Optional.of(String.join(",", headers));
    }

    private static ResponseEntity<byte[]> ok(byte[] body) {
        return ResponseEntity.ok()
                .headers(headers())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl(CacheControl.noStore());
        headers.set("X-Content-Type-Options", "nosniff");
        return headers;
    }
}
