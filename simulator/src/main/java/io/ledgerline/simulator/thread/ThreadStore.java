package io.ledgerline.simulator.thread;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.request.ApiError;
import io.ledgerline.simulator.request.ApiException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conversations by the id of their last answer. Thread-safe; the oldest go when it is full.
 *
 * <p>An answer can be continued once; a continuation that fails may be tried again.
 */
public final class ThreadStore {
  private static final String[] HELD = {"system", "tools"};

  private enum State {
    READY,
    IN_FLIGHT,
    CONTINUED
  }

  private record Held(String workspace, ObjectNode conversation, State state) {}

  private final Map<String, Held> byAnswer;

  /** An empty store. */
  public ThreadStore(int maxConversations) {
    this.byAnswer =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
            return size() > maxConversations;
          }
        };
  }

  /** The answer that a body continues, or the empty string. */
  public static String continued(ObjectNode tree) {
    JsonNode thread = tree.path("thread");
    boolean continues = Json.text(thread, "type").equals("continue");
    return continues ? Json.text(thread, "previous_message_id") : "";
  }

  /**
   * The body with the held history in front of its messages; the thread is in flight until {@link
   * #answered} or {@link #failed}.
   *
   * @throws ApiException 404 {@code thread_not_found}, 400 {@code thread_already_continued} or
   *     {@code thread_continue_in_flight}
   */
  public synchronized ObjectNode resume(ObjectNode tree, String workspace) {
    String id = continued(tree);
    Held held = byAnswer.get(id);
    if (held == null || !held.workspace().equals(workspace)) {
      throw refused(
          ApiError.notFound("thread: no thread state for message " + id), "thread_not_found");
    }
    switch (held.state()) {
      case READY -> byAnswer.put(id, new Held(workspace, held.conversation(), State.IN_FLIGHT));
      case IN_FLIGHT ->
          throw refused(
              ApiError.invalid("thread: a continuation of this message is in flight"),
              "thread_continue_in_flight");
      case CONTINUED ->
          throw refused(
              ApiError.invalid("thread: this message has already been continued"),
              "thread_already_continued");
    }
    ObjectNode whole = tree.deepCopy();
    for (String field : HELD) {
      if (!whole.has(field) && held.conversation().has(field)) {
        whole.set(field, held.conversation().get(field));
      }
    }
    ArrayNode messages = ((ArrayNode) held.conversation().get("messages")).deepCopy();
    tree.path("messages").forEach(messages::add);
    whole.set("messages", messages);
    return whole;
  }

  /** Holds a conversation under its new answer, and closes the one that was continued. */
  public synchronized void answered(
      ObjectNode whole, String workspace, String answerId, ArrayNode content) {
    finish(continued(whole), State.CONTINUED);
    ObjectNode conversation = Json.object();
    for (String field : HELD) {
      if (whole.has(field)) {
        conversation.set(field, whole.get(field));
      }
    }
    ArrayNode messages = ((ArrayNode) whole.get("messages")).deepCopy();
    messages.addObject().put("role", "assistant").set("content", content);
    conversation.set("messages", messages);
    byAnswer.put(answerId, new Held(workspace, conversation, State.READY));
  }

  /** Lets a continuation be tried again. */
  public synchronized void failed(ObjectNode tree) {
    finish(continued(tree), State.READY);
  }

  private void finish(String id, State state) {
    Held held = byAnswer.get(id);
    if (held != null && held.state() == State.IN_FLIGHT) {
      byAnswer.put(id, new Held(held.workspace(), held.conversation(), state));
    }
  }

  private static ApiException refused(ApiError error, String code) {
    return new ApiException(error.withCode(code));
  }
}
