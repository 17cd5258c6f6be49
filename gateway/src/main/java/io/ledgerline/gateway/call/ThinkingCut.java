package io.ledgerline.gateway.call;

import io.ledgerline.governance.conversation.ConversationPins;
import io.ledgerline.governance.policy.PromptVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Up to which message a conversation's thinking is void, kept as one more block of what it pins.
 */
final class ThinkingCut {
  private static final String BEGIN = "[ledgerline: thinking is void before message ";
  private static final String END = "]";

  private ThinkingCut() {}

  /** Pins a version from this request on, before which thinking is void. */
  static PromptVersion begin(
      ConversationPins pins, Call call, String conversation, PromptVersion version) {
    PromptVersion marked = at(call.request().messages(), version);
    var unused = pins.begin(call.caller().tenant().name(), conversation, marked);
    return marked;
  }

  /** A version that says so. */
  static PromptVersion at(int message, PromptVersion version) {
    var blocks = new ArrayList<>(clean(version).blocks());
    blocks.add(BEGIN + message + END);
    return PromptVersion.of(blocks);
  }

  /** The message before which thinking is void; 0 where all of it holds. */
  static int of(PromptVersion version) {
    List<String> blocks = version.blocks();
    if (blocks.isEmpty() || !blocks.getLast().startsWith(BEGIN)) {
      return 0;
    }
    String last = blocks.getLast();
    return Integer.parseInt(last.substring(BEGIN.length(), last.length() - END.length()));
  }

  /** The version that is sent. */
  static PromptVersion clean(PromptVersion version) {
    List<String> blocks = version.blocks();
    return of(version) == 0 ? version : PromptVersion.of(blocks.subList(0, blocks.size() - 1));
  }
}
