package io.ledgerline.simulator.http;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.model.Catalogue;
import io.ledgerline.simulator.prompt.Binding;
import io.ledgerline.simulator.prompt.InputUsage;
import io.ledgerline.simulator.prompt.Prompt;
import io.ledgerline.simulator.prompt.PromptCache;
import io.ledgerline.simulator.reply.Composer;
import io.ledgerline.simulator.reply.Ids;
import io.ledgerline.simulator.reply.Reply;
import io.ledgerline.simulator.request.ApiException;
import io.ledgerline.simulator.request.MessagesRequest;
import io.ledgerline.simulator.request.RequestContext;
import io.ledgerline.simulator.request.RequestReader;
import io.ledgerline.simulator.thinking.Seal;
import io.ledgerline.simulator.thinking.ThinkingCheck;
import io.ledgerline.simulator.thread.ThreadStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From a body to an answer: everything between the HTTP layers. Thread-safe. */
final class Brain {
  private static final int MAX_THREADS = 10_000;
  private static final int MAX_PREFIXES = 100_000;

  private final RequestReader reader;
  private final PromptCache cache;
  private final ThinkingCheck check;
  private final Composer composer;
  private final ThreadStore threads = new ThreadStore(MAX_THREADS);

  Brain(EndpointConfig config, Catalogue catalogue, Ids ids) {
    Seal seal = new Seal(config.seed());
    this.reader = new RequestReader(catalogue);
    this.cache = new PromptCache(config.clock(), MAX_PREFIXES);
    this.check = new ThinkingCheck(seal, config.enforceThinking());
    this.composer = new Composer(ids, seal, catalogue);
  }

  /** The input tokens of a body. */
  long count(byte[] body, RequestContext context) {
    MessagesRequest request = reader.read(RequestReader.parse(body), context);
    return Prompt.of(request).tokens();
  }

  /** The answer to a body; a continued thread is in flight until it is held or released. */
  MessageJson answer(
      byte[] body, RequestContext context, Credentials.Caller caller, Directives directives) {
    ObjectNode tree = RequestReader.parse(body);
    if (ThreadStore.continued(tree).isEmpty()) {
      return answer(tree, context, caller, directives);
    }
    ObjectNode whole = threads.resume(tree, caller.workspace());
    try {
      return answer(whole, context, caller, directives);
    } catch (ApiException e) {
      threads.failed(whole);
      throw e;
    }
  }

  private MessageJson answer(
      ObjectNode tree, RequestContext context, Credentials.Caller caller, Directives directives) {
    MessagesRequest request = reader.read(tree, context);
    Prompt prompt = Prompt.of(request);
    long tokens = prompt.tokens();
    if (tokens > request.model().maxInputTokens()) {
      throw ApiException.invalid(
          "prompt is too long: %d tokens > %d maximum"
              .formatted(tokens, request.model().maxInputTokens()));
    }
    Binding binding = Binding.of(prompt);
    ArrayNode transformations = check.check(request, binding, caller.account());
    InputUsage input = cache.use(prompt, caller.workspace());
    Reply reply =
        composer.compose(request, directives.reply(), caller.account(), binding.end(), input);
    boolean shows = context.beta("thinking-binding-controls-");
    return new MessageJson(request, input, reply, shows ? transformations : null);
  }

  /** Holds a thread's conversation under its new answer, where the request asked for it. */
  void hold(MessageJson answer, Credentials.Caller caller) {
    ObjectNode tree = answer.request().tree();
    if (Json.has(tree, "thread")) {
      threads.answered(tree, caller.workspace(), answer.reply().id(), answer.content());
    }
  }

  /** Lets a continuation that was cut be tried again. */
  void release(@Nullable MessageJson answer) {
    if (answer != null && Json.has(answer.request().tree(), "thread")) {
      threads.failed(answer.request().tree());
    }
  }
}
