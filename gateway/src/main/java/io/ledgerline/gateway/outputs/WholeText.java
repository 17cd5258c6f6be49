package io.ledgerline.gateway.outputs;

import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.inspection.rule.RuledText;
import io.ledgerline.messages.answer.AnswerBody;
import io.ledgerline.messages.answer.BlockWriter;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.JsonString;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Span;
import io.ledgerline.messages.json.Splice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON answer under output rules. */
final class WholeText {
  private WholeText() {}

  /** The body itself where it keeps the rules, else what goes in its place. */
  static byte[] through(RuledText ruled, ToolJudge tools, byte[] body)
      throws MalformedJsonException {
    OutputRules rules = tools.rules();
    AnswerBody answer = AnswerBody.read(body);
    var edits = new ArrayList<Edit>();
    var whole = new StringBuilder();
    for (AnswerBody.Block block : answer.blocks()) {
      if (isText(block)) {
        String came = answer.text(block);
        whole.append(came);
        String goes = ruled.add(came) + ruled.flush();
        if (rules.effective() == OutputRules.Mode.SENTENCE && !goes.equals(came)) {
          // Without what it cites, which the sentence that gave way was said of.
          edits.add(Edit.replace(block.span(), BlockWriter.json(goes)));
        }
      } else if (block.type().equals("tool_use") && block.input() != null && rules.looksAtTools()) {
        tools.judge(block.name(), input(answer, block.input()), ruled);
      }
    }
    String rest = answer.goesOn() ? ruled.pause() : ruled.end();
    if (rules.effective() == OutputRules.Mode.OBSERVE) {
      return body;
    }
    if (ruled.blocked()) {
      return blocked(answer, rules.fallback());
    }
    if (rules.effective() == OutputRules.Mode.BUFFER) {
      return rest.contentEquals(whole) ? body : replaced(answer, rest);
    }
    if (!rest.isEmpty() && answer.content() != null) {
      edits.add(Edit.insert(answer.content().end() - 1, another(answer, rest)));
    }
    return Splice.apply(body, edits);
  }

  private static String input(AnswerBody answer, Span input) {
    return new String(answer.body(), input.start(), input.length(), StandardCharsets.UTF_8);
  }

  /** The model's thinking stays (its signature binds the next turn), the rest gives way. */
  private static byte[] blocked(AnswerBody answer, String fallback) {
    var kept = answer.blocks().stream().filter(block -> block.type().contains("thinking")).toList();
    var edits = new ArrayList<Edit>();
    if (answer.content() != null) {
      edits.add(Edit.replace(answer.content(), content(answer, kept, null, fallback)));
    }
    if (answer.stopReason() != null) {
      edits.add(Edit.replace(answer.stopReason(), JsonString.encode("end_turn")));
    }
    return Splice.apply(answer.body(), edits);
  }

  /** All text in the place of the first; an empty block would be refused on the next turn. */
  private static byte[] replaced(AnswerBody answer, String text) {
    AnswerBody.Block first =
        answer.blocks().stream().filter(WholeText::isText).findFirst().orElse(null);
    var kept = answer.blocks().stream().filter(block -> block == first || !isText(block)).toList();
    return answer.content() == null
        ? answer.body()
        : Splice.apply(
            answer.body(),
            List.of(Edit.replace(answer.content(), content(answer, kept, first, text))));
  }

  /** The blocks with {@code text} in place of one of them, or behind them all. */
  private static byte[] content(
      AnswerBody answer,
      List<AnswerBody.Block> blocks,
      AnswerBody.@Nullable Block instead,
      String text) {
    var content = new ByteArrayOutputStream();
    char before = '[';
    for (AnswerBody.Block block : blocks) {
      content.write(before);
      if (block == instead) {
        content.writeBytes(BlockWriter.json(text));
      } else {
        content.write(answer.body(), block.span().start(), block.span().length());
      }
      before = ',';
    }
    if (instead == null) {
      content.write(before);
      content.writeBytes(BlockWriter.json(text.strip()));
    }
    content.write(']');
    return content.toByteArray();
  }

  /** One more block at the end of the array. */
  private static byte[] another(AnswerBody answer, String text) {
    var block = new ByteArrayOutputStream();
    boolean first = answer.blocks().isEmpty();
    if (!first) {
      block.write(',');
    }
    // A paragraph of its own, for those who join the texts of an answer.
    block.writeBytes(BlockWriter.json(first ? text.strip() : "\n\n" + text.strip()));
    return block.toByteArray();
  }

  private static boolean isText(AnswerBody.Block block) {
    return block.type().equals("text") && block.text() != null;
  }
}
