package io.ledgerline.models.worker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the labels of a text's tokens together to values. Where windows overlap, each decides up to
 * the middle; a value never ends inside a word. Used once per text.
 */
final class TokenValues {
  private final CodePoints text;
  private final LabelNames labels;
  private final List<Labelled> found = new ArrayList<>();
  private @Nullable Open open;
  private int covered;

  TokenValues(CodePoints text, LabelNames labels) {
    this.text = text;
    this.labels = labels;
  }

  /** A value whose end has not been seen. */
  private static final class Open {
    final int label;
    final int start;
    int end;
    long word;
    double sum;
    int tokens;

    Open(int label, int start) {
      this.label = label;
      this.start = start;
    }

    void add(Window.Token token, double probability) {
      end = Math.max(end, token.end());
      word = token.word();
      sum += probability;
      tokens++;
    }
  }

  /**
   * The values of a text, sorted and disjoint.
   *
   * @param windows of the text, first to last
   * @param rows for each the scores of its tokens
   */
  List<Labelled> of(List<Window> windows, List<float[][]> rows) {
    int from = 0;
    for (int i = 0; i < windows.size(); i++) {
      int to = i + 1 < windows.size() ? middle(windows.get(i), windows.get(i + 1)) : text.length();
      for (Window.Token token : windows.get(i).tokens()) {
        if (token.start() >= from && token.start() < to) {
          take(token, Probabilities.softmax(rows.get(i)[token.index()]));
        }
      }
      from = to;
    }
    close();
    return found;
  }

  private static int middle(Window one, Window next) {
    return next.start() + Math.max(0, one.end() - next.start()) / 2;
  }

  private void take(Window.Token token, double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    int label = labels.nameOf(best);
    if (label < 0) {
      close();
      return;
    }
    Open now = open;
    boolean goesOn =
        now != null
            && now.label == label
            && (!labels.begins(best) || token.word() == now.word && token.word() >= 0);
    if (now == null || !goesOn) {
      close();
      now = new Open(label, token.start());
      open = now;
    }
    now.add(token, probabilities[best]);
  }

  private void close() {
    Open done = open;
    open = null;
    if (done == null) {
      return;
    }
    int start = text.trimStart(Math.max(done.start, covered), done.end);
    int end = text.trimEnd(start, done.end);
    if (start < end) {
      start = text.wordStart(start, covered);
      end = text.wordEnd(end);
      found.add(
          new Labelled(
              done.label,
              text.byteAt(start),
              text.byteAt(end),
              Labelled.permille(done.sum / done.tokens)));
      covered = end;
    }
  }
}
