package io.ledgerline.inspection.rule;

import static io.ledgerline.inspection.rule.Violation.Action.REWRITE;

import io.ledgerline.inspection.promise.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One answer's text on its way through output rules. Text goes in as it comes, what may be released
 * comes out, in order: whole sentences once they were judged, or everything at the end. After a
 * block nothing of the model's comes out any more, only the fallback, once. Not thread-safe.
 *
 * <p>Time is linear in the text: a sentence is judged once, and one that does not end within
 * {@value #LONGEST_SENTENCE} characters is judged in pieces that overlap by {@value #OVERLAP}.
 */
public final class RuledText {
  /** Stands behind an answer of which parts were to give way, when they are out already. */
  static final String TOO_LATE =
      "[Parts of this answer should not have been sent, which only its end showed.]";

  private static final int LONGEST_SENTENCE = 4_096;
  private static final int OVERLAP = 512;

  private final OutputRules rules;
  private final OutputRules.Mode mode;
  private final List<AnswerRule.Watch> watches;
  private final StringBuilder text = new StringBuilder();
  private final ReadyText ready = new ReadyText(text);
  private final StringBuilder beside = new StringBuilder();
  private final List<Violation> violations = new ArrayList<>();
  private final Set<String> labels = new LinkedHashSet<>();
  private int looked; // up to where an end of the sentence was looked for
  private int judged; // up to where the text was judged
  private boolean cut; // whether the last judged place is in the middle of a sentence
  private int begun; // where that sentence began, as far as is known
  private @Nullable String gone; // what stands for the part of that sentence that gave way
  private boolean blocked;
  private boolean fallbackGiven;
  private boolean held;

  /** The text of an answer under these rules. */
  public RuledText(OutputRules rules) {
    this(rules, "");
  }

  /**
   * The text of an answer under these rules that goes on with what was said before.
   *
   * @param before what the caller began for the model; judged together with what the model says,
   *     and never given out
   */
  public RuledText(OutputRules rules, String before) {
    this.rules = rules;
    text.append(before);
    judged = before.length();
    looked = judged;
    cut = !before.isEmpty() && !endsSentence();
    begun = lastBegin();
    this.mode = rules.effective();
    this.watches = rules.rules().stream().map(AnswerRule::open).toList();
  }

  /** Takes more text; returns what may be released now, perhaps nothing. */
  public String add(String more) {
    if (blocked) {
      return "";
    }
    text.append(more);
    sentences();
    if (mode == OutputRules.Mode.OBSERVE) {
      return more;
    }
    return mode == OutputRules.Mode.SENTENCE ? ready.take() : "";
  }

  /** A block of the text ended, another may follow; returns what may be released of it. */
  public String flush() {
    if (!blocked && judged < text.length()) {
      int began = cut ? begun : judged;
      judge(text.length());
      looked = judged;
      // Where a sentence is cited in part, its parts come as blocks.
      cut = !endsSentence();
      begun = began;
    }
    return mode == OutputRules.Mode.SENTENCE ? ready.take() : "";
  }

  /** Where the last sentence begins, which may have ended. */
  private int lastBegin() {
    int begin = 0;
    for (int end = Sentences.end(text, 0); end > begin && end < text.length(); ) {
      begin = end;
      end = Sentences.end(text, begin);
    }
    return begin;
  }

  /** The text ended; returns the rest that may be released. */
  public String end() {
    return end(true);
  }

  /**
   * The text ended, but the answer goes on after a tool was used or the model was asked to; returns
   * the rest that may be released. What only a whole answer must hold is not asked for.
   */
  public String pause() {
    return end(false);
  }

  private String end(boolean last) {
    if (!blocked && judged < text.length()) {
      judge(text.length());
    }
    if (!blocked) {
      ended(last);
    }
    return mode == OutputRules.Mode.OBSERVE ? "" : ready.take();
  }

  /** Whether the rest of the answer is withheld. */
  public boolean blocked() {
    return blocked;
  }

  /**
   * Takes what was found beside the text, in what a tool would be given: nothing can be put in its
   * place, so what is more than a label ends the answer.
   *
   * @param given what was looked at, for a person who has to decide
   */
  public void apart(List<Violation> found, String given) {
    violations.addAll(found);
    if (!found.isEmpty()) {
      beside.append("\n\n").append(given);
    }
    if (mode == OutputRules.Mode.OBSERVE || blocked) {
      return;
    }
    for (Violation each : found) {
      switch (each.action()) {
        case NOTE, LABEL -> {}
        case HOLD -> held = true;
        case REWRITE, BLOCK -> blocked = true;
      }
    }
    if (blocked) {
      block("");
    }
  }

  /** Everything that was said so far, as the model said it, and what was found beside it. */
  public String said() {
    return text + beside.toString();
  }

  /**
   * Whether a person has to decide before anything more is released; that is the caller's to do.
   */
  public boolean held() {
    return held;
  }

  /** What was found so far. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  private void sentences() {
    while (!blocked) {
      int end = Sentences.end(text, Math.max(judged, looked - 1));
      boolean found = end > Math.max(judged, looked - 1);
      looked = text.length();
      if (found) {
        judge(end);
        looked = judged;
      } else if (text.length() - judged > LONGEST_SENTENCE) {
        judge(text.length() - OVERLAP);
        cut = true;
        begun = 0;
        looked = text.length();
        return;
      } else {
        return;
      }
    }
  }

  private boolean endsSentence() {
    return "\n.!?…。！？".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** Asks every rule about what lies between the last judged place and {@code end}. */
  private void judge(int end) {
    int from = judged;
    // What a cut runs through is read again with what stands before it.
    int begin = cut ? Math.max(begun, from - OVERLAP) : from;
    var found = new ArrayList<Violation>();
    for (AnswerRule.Watch watch : watches) {
      watch.sentence(text, begin, end).stream()
          .filter(each -> each.end() > from)
          .forEach(found::add);
    }
    judged = end;
    gone = cut ? gone : null;
    cut = false;
    violations.addAll(found);
    settle(found, from, end);
  }

  private void settle(List<Violation> found, int from, int end) {
    if (mode == OutputRules.Mode.OBSERVE) {
      return;
    }
    Violation gravest = found.stream().max(Comparator.comparing(Violation::action)).orElse(null);
    if (gone != null && (gravest == null || gravest.action().compareTo(REWRITE) <= 0)) {
      ready.replaced(from, end, gone);
      return;
    }
    if (gravest == null || gravest.action() == Violation.Action.NOTE) {
      ready.kept(from, end);
      return;
    }
    switch (gravest.action()) {
      case BLOCK -> block(ready.leading(from, end));
      case HOLD -> {
        held = true;
        ready.kept(from, end);
      }
      case REWRITE -> gone = ready.rewritten(found, from, end);
      case LABEL, NOTE -> {
        labels.add(gravest.instead());
        ready.kept(from, end);
      }
    }
  }

  private void ended(boolean last) {
    var found = new ArrayList<Violation>();
    for (int i = 0; i < watches.size(); i++) {
      if (last || !rules.rules().get(i).atLast()) {
        found.addAll(watches.get(i).end(text));
      }
    }
    violations.addAll(found);
    if (mode == OutputRules.Mode.OBSERVE) {
      return;
    }
    for (Violation each : found) {
      switch (each.action()) {
        case BLOCK -> block("");
        case HOLD -> held = true;
        case REWRITE -> late(each);
        case LABEL -> labels.add(each.instead());
        case NOTE -> {}
      }
    }
    if (!blocked) {
      labels.stream().filter(label -> !label.isEmpty()).forEach(ready::label);
    }
  }

  /** What only the whole answer shows; sentences that are out can't be taken back. */
  private void late(Violation found) {
    boolean missing = found.start() == found.end();
    if (missing) {
      labels.add(found.instead());
    } else if (mode == OutputRules.Mode.BUFFER) {
      ready.instead(found.instead());
    } else {
      labels.add(TOO_LATE);
    }
  }

  private void block(CharSequence before) {
    blocked = true;
    if (mode == OutputRules.Mode.BUFFER) {
      ready.instead("");
    } else {
      ready.added(before);
    }
    if (!fallbackGiven) {
      fallbackGiven = true;
      ready.added(rules.fallback());
    }
  }
}
