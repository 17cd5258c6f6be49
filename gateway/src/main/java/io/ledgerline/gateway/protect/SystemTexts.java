package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.audit.Sha256;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.ProtectStage;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.governance.policy.CallerSystem;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.request.TextSpan;
import io.ledgerline.messages.request.TextSpans;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Keeps trusted instructions apart from everything else: system texts are the operator's, and a
 * caller's only where a workspace or a use case says so; never what a user, a tool or a document
 * said.
 */
public final class SystemTexts implements ProtectStage {
  @Override
  public String name() {
    return "system texts";
  }

  @Override
  public Verdict<List<Edit>> protect(CallView call) {
    CallerSystem rule = rule(call);
    if (rule.mode() == CallerSystem.Mode.ALLOW && rule.texts().isEmpty()) {
      return Verdict.pass();
    }
    var spans = new ArrayList<TextSpan>();
    var others = new ArrayList<TextSpan>();
    TextSpans.visit(call.request(), span -> sort(span, spans, others));
    if (spans.isEmpty()) {
      return Verdict.pass();
    }
    call.inspection().scanned("system: whose words");
    if (rule.mode() == CallerSystem.Mode.REFUSE) {
      return refuse(
          "system.not_yours",
          "The system prompt of this workspace is its owner's, and the request brings one; leave it"
              + " out, or name a use case that may send its own.");
    }
    if (!rule.texts().isEmpty()
        && !texts(call, spans).stream().allMatch(text -> rule.texts().contains(hash(text)))) {
      return refuse(
          "system.not_registered",
          "The request brings a system text that is not registered for this use case; register its"
              + " SHA-256 as systemTexts, or leave it out.");
    }
    return rule.mode() == CallerSystem.Mode.CHECKED && holdsOthers(call, spans, others)
        ? refuse(
            "system.user_text",
            "A system text of the request holds what a user, a tool or a document said; send that in"
                + " a message of its own.")
        : Verdict.pass();
  }

  /**
   * What a tool gave back counts against system turns behind it only: a client's own system text
   * tells of the same world that tools tell of later, recent commits for example.
   */
  private static boolean holdsOthers(CallView call, List<TextSpan> system, List<TextSpan> others) {
    byte[] body = call.request().body();
    var said = new Interpolation();
    var given = new ArrayDeque<TextSpan>();
    for (TextSpan each : others) {
      if (isGivenBack(each)) {
        given.add(each);
      } else {
        said.said(each.text(body));
      }
    }
    for (TextSpan text : inOrder(system)) {
      while (!given.isEmpty() && given.getFirst().message() < text.message()) {
        said.said(given.removeFirst().text(body));
      }
      if (said.isIn(text.text(body))) {
        return true;
      }
    }
    return false;
  }

  /** Top-level {@code system} first, wherever it stands. */
  private static List<TextSpan> inOrder(List<TextSpan> system) {
    var ordered = new ArrayList<>(system);
    ordered.sort(Comparator.comparingInt(TextSpan::message));
    return ordered;
  }

  private static boolean isGivenBack(TextSpan span) {
    return span.kind() == TextSpan.Kind.TOOL_RESULT || span.kind() == TextSpan.Kind.SEARCH_RESULT;
  }

  private static CallerSystem rule(CallView call) {
    CallerSystem own = call.useCase() == null ? null : call.useCase().callerSystem();
    return own == null ? call.workspace().callerSystem() : own;
  }

  private static void sort(TextSpan span, List<TextSpan> system, List<TextSpan> others) {
    switch (span.kind()) {
      case TEXT, TOOL_RESULT, DOCUMENT, SEARCH_RESULT, OTHER -> {
        switch (span.role()) {
          case SYSTEM -> system.add(span);
          case USER -> others.add(span);
          case ASSISTANT, NONE -> {}
        }
      }
      case TOOL_INPUT,
          TOOL_INPUT_KEY,
          TOOL_DEFINITION,
          TOOL_VALUE,
          TOOL_FIELD,
          TOOL_OPTION,
          COMPACTION,
          THINKING,
          BASE64,
          LINK,
          OPTION,
          STOP_SEQUENCE -> {}
    }
  }

  private static List<String> texts(CallView call, List<TextSpan> spans) {
    byte[] body = call.request().body();
    return spans.stream().map(span -> span.text(body)).toList();
  }

  private static String hash(String text) {
    return "sha256:" + HexFormat.of().formatHex(Sha256.of(text.getBytes(UTF_8)));
  }

  private static Verdict<List<Edit>> refuse(String rule, String sentence) {
    return new Verdict.Refuse<>(OwnAnswers.policy(rule, sentence));
  }
}
