package io.ledgerline.server.assembly;

import io.ledgerline.gateway.Mount;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** {@code /console/}: says to a person with a browser what runs here and what to do next. */
final class StartPage {
  private final Buffer page;

  StartPage() {
    try (var in =
        Objects.requireNonNull(
            StartPage.class.getResourceAsStream("/io/ledgerline/server/start.html"))) {
      this.page = Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Mount> mounts() {
    return List.of(
        new Mount("/console", this::handle),
        new Mount("/", StartPage::isBrowserAtTheRoot, request -> redirect(request.response())));
  }

  /** A person who typed the address; a program that asks for {@code /} is told what is governed. */
  private static boolean isBrowserAtTheRoot(HttpServerRequest request) {
    String accept = request.getHeader("accept");
    return request.method() == HttpMethod.GET
        && "/".equals(request.path())
        && accept != null
        && accept.toLowerCase(Locale.ROOT).contains("text/html");
  }

  private static void redirect(HttpServerResponse response) {
    response.setStatusCode(302).putHeader("location", "/console/").end();
  }

  private void handle(HttpServerRequest request) {
    var response = request.response();
    if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
      response.setStatusCode(405).putHeader("allow", "GET, HEAD").end();
      return;
    }
    if (!"/console/".equals(request.path())) {
      redirect(response);
      return;
    }
    response
        .putHeader("content-type", "text/html; charset=utf-8")
        .putHeader("cache-control", "no-cache")
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("x-frame-options", "DENY")
        .end(page);
  }
}
