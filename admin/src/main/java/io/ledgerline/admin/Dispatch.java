package io.ledgerline.admin;

import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.http.RequestBody;
import io.ledgerline.admin.http.Responses;
import io.ledgerline.admin.right.Caller;
import io.ledgerline.governance.postgres.DatabaseException;
import io.ledgerline.records.query.InvalidQueryException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes a request to its endpoint: authenticate, authorise, check, work, answer. */
final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final Gate gate;
  private final NamedTenant tenants;
  private final AdminLimits limits;
  private final ExecutorService virtualThreads;
  private final Semaphore followers;

  Dispatch(Gate gate, NamedTenant tenants, AdminLimits limits, ExecutorService virtualThreads) {
    this.gate = gate;
    this.tenants = tenants;
    this.limits = limits;
    this.virtualThreads = virtualThreads;
    this.followers = new Semaphore(limits.followers());
  }

  /** Handles a request; on the event loop. */
  void handle(RoutingContext context, Endpoint endpoint) {
    var request = context.request();
    var responses = new Responses(context.vertx().getOrCreateContext(), context.response());
    Caller caller;
    try {
      caller = gate.signedIn(request, Authentication::caller);
    } catch (ProblemException problem) {
      answer(responses, problem);
      return;
    }
    int limit = endpoint.path().equals("/apply") ? limits.applyBytes() : limits.bodyBytes();
    RequestBody.of(request, limit)
        .onComplete(
            body -> {
              if (body.failed()) {
                answer(responses, problem(body.cause()));
                return;
              }
              begin(context, endpoint, caller, body.result(), responses);
            });
  }

  private void begin(
      RoutingContext context, Endpoint endpoint, Caller caller, Buffer body, Responses responses) {
    var room = endpoint.answers() == Endpoint.Answers.EVENTS ? followers : gate.places();
    if (!room.tryAcquire()) {
      answer(
          responses,
          ProblemException.of(503, "busy", "Too many requests at once; try again in a moment."));
      return;
    }
    virtualThreads.execute(
        () -> {
          try {
            work(context, endpoint, caller, body, responses);
          } finally {
            room.release();
          }
        });
  }

  private void work(
      RoutingContext context, Endpoint endpoint, Caller caller, Buffer body, Responses responses) {
    try {
      gate.authorise(caller, endpoint.action());
      var request = request(context, endpoint, caller, body);
      tenants.require(request, endpoint.action());
      switch (endpoint.work().answer(request)) {
        case Answer.Json(var status, var json, var headers) ->
            responses.json(status, json, headers);
        case Answer.Stream stream -> responses.stream(stream);
      }
    } catch (Exception | StackOverflowError failed) {
      // Whatever a document does to a parser, its sender gets an answer.
      answer(responses, problem(failed));
    }
  }

  private static AdminRequest request(
      RoutingContext context, Endpoint endpoint, Caller caller, Buffer body)
      throws ProblemException {
    return new AdminRequest(
        caller,
        Map.copyOf(context.pathParams()),
        query(context, endpoint),
        endpoint.bodyMembers().isEmpty() ? null : json(endpoint, body),
        context.request().getHeader("last-event-id"));
  }

  private static Map<String, String> query(RoutingContext context, Endpoint endpoint)
      throws ProblemException {
    var query = new HashMap<String, String>();
    for (var parameter : context.queryParams()) {
      if (!endpoint.query().containsKey(parameter.getKey())) {
        throw ProblemException.invalid(
            shortened(parameter.getKey()), "there is no such parameter here");
      }
      if (query.put(parameter.getKey(), parameter.getValue()) != null) {
        throw ProblemException.invalid(parameter.getKey(), parameter.getKey() + " is given twice");
      }
    }
    return query;
  }

  private static ObjectNode json(Endpoint endpoint, Buffer body) throws ProblemException {
    try {
      if (JSON.readTree(body.getBytes()) instanceof ObjectNode json) {
        for (var name : json.propertyNames()) {
          if (!endpoint.bodyMembers().containsKey(name)) {
            throw ProblemException.invalid(shortened(name), "there is no such member here");
          }
        }
        return json;
      }
    } catch (JacksonException notJson) {
      throw ProblemException.invalid("body", notJson(notJson));
    }
    throw ProblemException.invalid("body", "the body must be a JSON object");
  }

  /** Where it goes wrong; a parser's own sentences speak of its settings and quote the body. */
  private static String notJson(JacksonException wrong) {
    var at = wrong.getLocation();
    return "the body can't be read as JSON from line %d, column %d on (expected: one object, no member twice)"
        .formatted(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
  }

  private static String shortened(String name) {
    return name.length() > 64 ? name.substring(0, 64) : name;
  }

  private static ProblemException problem(@Nullable Throwable failed) {
    return switch (failed) {
      case ProblemException problem -> problem;
      case InvalidQueryException invalid ->
          ProblemException.invalid(invalid.parameter(), String.valueOf(invalid.getMessage()));
      case SQLException away -> unavailable("The database does not answer", away);
      case DatabaseException away -> unavailable("The database does not answer", away);
      case null, default -> unexpected(failed);
    };
  }

  private static ProblemException unavailable(String what, Exception cause) {
    LOG.warn("admin request failed: {}", cause.getMessage());
    return ProblemException.of(503, "unavailable", what + "; try again in a moment.");
  }

  private static ProblemException unexpected(@Nullable Throwable failed) {
    LOG.error("admin request failed", failed);
    return ProblemException.of(
        500, "internal", "This failed for a reason that the server's log explains.");
  }

  private static void answer(Responses responses, ProblemException problem) {
    responses.problem(
        problem,
        switch (problem.status()) {
          case 401 -> Map.of("www-authenticate", "Bearer");
          case 429 -> Map.of("retry-after", "60");
          case 503 -> Map.of("retry-after", "5");
          default -> Map.of();
        });
  }
}
