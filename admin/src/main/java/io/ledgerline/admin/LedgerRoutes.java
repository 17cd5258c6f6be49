package io.ledgerline.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.admin.right.Caller;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger as other people's tools read it (C2SP tlog-tiles): {@code
 * /ledger/<stream>/checkpoint}, {@code vkey}, {@code tile/…}, and {@code /ledger}, the streams in
 * the key's scope, one a line.
 *
 * <p>A stream is open to keys that may read the whole of it: those of its tenant or of the
 * organization whose role has {@code ledger.read}. Others get 404, as for one that is not there.
 */
final class LedgerRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerRoutes.class);
  private static final String PREFIX = "/ledger";

  private final Vertx vertx;
  private final AdminServices services;
  private final Gate gate;
  private final ExecutorService virtualThreads;

  LedgerRoutes(Vertx vertx, AdminServices services, Gate gate, ExecutorService virtualThreads) {
    this.vertx = vertx;
    this.services = services;
    this.gate = gate;
    this.virtualThreads = virtualThreads;
  }

  Handler<HttpServerRequest> handler() {
    return this::handle;
  }

  private void handle(HttpServerRequest request) {
    request.resume(); // whatever body there is, is not for us
    var loop = vertx.getOrCreateContext();
    Caller caller;
    try {
      caller = signedIn(request);
    } catch (ProblemException problem) {
      answer(loop, request, problem);
      return;
    }
    if (!gate.places().tryAcquire()) {
      answer(loop, request, problem(503, "busy", "Too many requests at once; try again."));
      return;
    }
    virtualThreads.execute(
        () -> {
          try {
            found(loop, request, caller);
          } catch (ProblemException problem) {
            answer(loop, request, problem);
          } catch (Exception failed) {
            LOG.error("reading the ledger failed", failed);
            answer(loop, request, problem(500, "internal", "The server's log says why."));
          } finally {
            gate.places().release();
          }
        });
  }

  private Caller signedIn(HttpServerRequest request) throws ProblemException {
    if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
      throw problem(405, "method_not_allowed", "The ledger is only read here: GET or HEAD.");
    }
    return gate.signedIn(request, Authentication::basicOrBearer);
  }

  private void found(Context loop, HttpServerRequest request, Caller caller) throws Exception {
    gate.authorise(caller, AdminAction.LEDGER_READ);
    var path = Objects.requireNonNullElse(request.path(), PREFIX);
    var rest = path.length() > PREFIX.length() ? path.substring(PREFIX.length() + 1) : "";
    if (rest.isEmpty()) {
      var names = new StringBuilder();
      services.ledger().streams().stream()
          .filter(stream -> caller.readsWholeStream(stream.name()))
          .forEach(stream -> names.append(stream.name()).append('\n'));
      send(loop, request, LedgerFile.list(names.toString().getBytes(UTF_8)));
      return;
    }
    int slash = rest.indexOf('/');
    var stream = slash < 0 ? rest : rest.substring(0, slash);
    var name = slash < 0 ? "" : rest.substring(slash + 1);
    var bytes = caller.readsWholeStream(stream) ? services.ledger().published(stream, name) : null;
    if (bytes == null) {
      throw ProblemException.notFound("such file of a stream");
    }
    send(loop, request, LedgerFile.of(name, bytes, request.getHeader("accept-encoding")));
  }

  private static ProblemException problem(int status, String rule, String sentence) {
    return ProblemException.of(status, rule, sentence);
  }

  private static void send(Context loop, HttpServerRequest request, LedgerFile file) {
    loop.runOnContext(
        on -> {
          var response = request.response();
          if (response.ended() || response.closed()) {
            return;
          }
          response.putHeader("cache-control", file.cache()).putHeader("etag", file.etag());
          response.putHeader("vary", "authorization, accept-encoding");
          if (file.isHeldBy(request)) {
            response.setStatusCode(304).end();
            return;
          }
          response.putHeader("content-type", file.type());
          response.putHeader("x-content-type-options", "nosniff");
          response.putHeader("content-length", String.valueOf(file.bytes().length));
          if (file.encoding() != null) {
            response.putHeader("content-encoding", file.encoding());
          }
          if (request.method() == HttpMethod.HEAD) {
            response.end();
          } else {
            response.end(Buffer.buffer(file.bytes()));
          }
        });
  }

  private static void answer(Context loop, HttpServerRequest request, ProblemException problem) {
    loop.runOnContext(
        on -> {
          var response = request.response();
          if (response.ended() || response.closed()) {
            return;
          }
          response.setStatusCode(problem.status()).putHeader("cache-control", "no-store");
          response.putHeader("content-type", "application/problem+json");
          switch (problem.status()) {
            case 401 ->
                response.putHeader("www-authenticate", "Basic realm=\"ledger\", charset=\"UTF-8\"");
            case 405 -> response.putHeader("allow", "GET, HEAD");
            case 429 -> response.putHeader("retry-after", "60");
            case 503 -> response.putHeader("retry-after", "5");
            default -> {}
          }
          response.end(problem.json().toString());
        });
  }
}
