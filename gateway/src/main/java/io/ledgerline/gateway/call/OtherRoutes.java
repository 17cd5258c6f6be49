package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.metrics.CallMetrics;
import io.ledgerline.gateway.relay.ClientExchange;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * The routes that send nothing upstream: the caller's list of models, which tells nothing that
 * policy doesn't and is therefore counted but no entry, and the routes that are refused by name,
 * which is one.
 */
public final class OtherRoutes {
  private static final String MODELS = "/v1/models";

  private final Identify identify;
  private final Access access;
  private final ModelList models;
  private final Refusals refusals;
  private final CallMetrics metrics;

  OtherRoutes(
      Identify identify, Access access, ModelList models, Refusals refusals, CallMetrics metrics) {
    this.identify = identify;
    this.access = access;
    this.models = models;
    this.refusals = refusals;
    this.metrics = metrics;
  }

  /** Answers one request from its head; runs on a virtual thread. */
  public void run(Arrival arrival) {
    metrics.opened();
    try (var call = new Call(arrival)) {
      Decision decision = identify.decide(call);
      if (decision instanceof Decision.Stop(OwnAnswer answer)) {
        refusals.refuse(call, answer);
      } else if (call.operation == Operation.MODELS) {
        list(call);
      } else {
        refusals.refuse(call, notServed(call.client));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      metrics.closed();
    }
  }

  /** Records and answers a refusal that was decided while the body was read. */
  public void refuse(Arrival arrival, OwnAnswer answer) {
    metrics.opened();
    try (var call = new Call(arrival)) {
      Decision decision = identify.decide(call);
      refusals.refuse(call, decision instanceof Decision.Stop(OwnAnswer other) ? other : answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      metrics.closed();
    }
  }

  /** What to say to a request that no route takes. */
  public static OwnAnswer notServed(ClientExchange client) {
    String method = client.request().method().name();
    String path = Quoted.of(client.path());
    return client.path().equals(Inspections.PATH)
        ? OwnAnswers.wrongMethod(method, path, "POST")
        : OwnAnswers.unknownRoute(method, path);
  }

  private void list(Call call) throws InterruptedException {
    if (access.mayCall(call) instanceof Decision.Stop(OwnAnswer answer)) {
      refusals.refuse(call, answer);
      return;
    }
    HttpServerRequest request = call.client.request();
    String path = call.client.path();
    if (path.length() > MODELS.length()) {
      String id = path.substring(MODELS.length() + 1);
      var found = models.one(call.caller(), id);
      if (found.isEmpty()) {
        refusals.refuse(call, OwnAnswers.unknownObject("Model", Quoted.of(id)));
        return;
      }
      give(call, found.get());
      return;
    }
    switch (models.page(
        call.caller(),
        request.getParam("limit"),
        request.getParam("after_id"),
        request.getParam("before_id"))) {
      case ModelList.Page.Wrong(OwnAnswer answer) -> refusals.refuse(call, answer);
      case ModelList.Page.Body(byte[] json) -> give(call, json);
    }
  }

  private void give(Call call, byte[] json) {
    call.client.json(json, List.of());
    metrics.ended(call.caller().tenant().name(), call.operation.wireName(), "completed");
  }
}
