package io.ledgerline.server.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The applications of the sample brands at work for a moment: answers, streams, refusals. */
final class DemoTraffic {
  private static final int ANSWER_TOKENS = 300;

  /** Looks like a key and opens nothing: it is made of a name. */
  private static final String FAKE_KEY =
      UUID.nameUUIDFromBytes("demo".getBytes(StandardCharsets.US_ASCII)).toString().replace("-", "")
          + "x7Qd";

  /** One call that an application of a brand makes. */
  private record Errand(
      String tenant, String feature, String model, boolean stream, String question) {}

  private static final List<Errand> ERRANDS =
      List.of(
          new Errand(
              "threadco", "order-help", "claude-sonnet-5-5", false, "What is your refund policy?"),
          new Errand(
              "voltbay", "order-help", "claude-sonnet-5-5", false, "What is your refund policy?"),
          new Errand(
              "petalpost", "order-help", "claude-sonnet-5-5", false, "What is your refund policy?"),
          new Errand(
              "threadco",
              "order-help",
              "claude-sonnet-5-5",
              true,
              "Is the Harbour Linen Shirt in stock, and what does it cost?"),
          new Errand(
              "voltbay",
              "tech-support",
              "claude-sonnet-5-5",
              true,
              "My charger blinks red. What do I do?"),
          new Errand(
              "petalpost",
              "card-text",
              "claude-haiku-5-5",
              false,
              "Two lines for a card to a colleague who retires."),
          new Errand(
              "threadco",
              "returns-desk",
              "claude-haiku-5-5",
              false,
              "Classify in one word: 'my parcel never came'"),
          new Errand(
              "voltbay",
              "order-help",
              "claude-sonnet-5-5",
              false,
              "How long is delivery to Leeds?"),
          new Errand(
              "threadco",
              "order-help",
              "claude-sonnet-5-5",
              true,
              "Please write to jane.doe@northwind-traders.com that her refund went to"
                  + " IBAN DE89 3704 0044 0532 0130 00."),
          new Errand(
              "petalpost",
              "order-help",
              "claude-sonnet-5-5",
              false,
              "The customer paid with card 4111 1111 1111 1111, phone +49 30 901820; what now?"),
          new Errand(
              "voltbay",
              "tech-support",
              "claude-sonnet-5-5",
              false,
              "Our shop's key is ghp_" + FAKE_KEY + ", why does the upload fail?"),
          new Errand(
              "threadco", "order-help", "claude-nonesuch-9", false, "A model that nobody approved"),
          new Errand(
              "petalpost",
              "order-help",
              "claude-opus-5-5",
              false,
              "A model above this brand's tier"));

  private final DemoCaller caller;
  private final Map<String, String> keys;

  DemoTraffic(DemoCaller caller, Map<String, String> keys) {
    this.caller = caller;
    this.keys = keys;
  }

  /**
   * What happened to the errands.
   *
   * @param answered how many calls Claude answered
   * @param refused one sentence per refused call
   */
  record Result(int answered, List<String> refused) {}

  /** Runs them one after the other. */
  Result run() throws IOException, InterruptedException {
    int answered = 0;
    var refused = new ArrayList<String>();
    for (Errand errand : ERRANDS) {
      var key = keys.get(errand.tenant());
      if (key == null) {
        continue;
      }
      var reply =
          caller.ask(
              key,
              errand.model(),
              errand.question(),
              ANSWER_TOKENS,
              errand.stream(),
              Map.of(
                  "ledgerline-feature",
                  errand.feature(),
                  "ledgerline-business-context",
                  "order-10" + answered));
      if (reply.answered()) {
        answered++;
      } else {
        refused.add(errand.tenant() + ": " + reply.text());
      }
    }
    return new Result(answered, refused);
  }
}
