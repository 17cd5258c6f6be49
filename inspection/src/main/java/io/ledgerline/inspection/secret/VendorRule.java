package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.ArrayList;
import java.util.List;

/** Secrets with a vendor's prefix, full length and alphabet. */
public final class VendorRule implements Rule {
  private static final int SURE = 990;

  private final List<List<VendorForm>> byFirst = new ArrayList<>();

  public VendorRule() {
    for (int b = 0; b < 128; b++) {
      byFirst.add(new ArrayList<>());
    }
    VendorForms.all().forEach(form -> byFirst.get(form.prefix().charAt(0)).add(form));
  }

  @Override
  public List<Kind> kinds() {
    return VendorForms.all().stream().map(VendorForm::kind).distinct().toList();
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.starts(VendorForms.all().stream().map(VendorForm::prefix).toList()));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    int first = text.at(start);
    if (first >= 128 || isInside(text, token)) {
      return;
    }
    for (var form : byFirst.get(first)) {
      int end = end(text, start, form);
      if (end > 0) {
        int body = start + form.prefix().length();
        if (!Randomness.isPlaceholder(text, body, end)) {
          sink.add(form.kind(), start, end, SURE);
        }
        return;
      }
    }
  }

  /** Whether the token goes on a word, as in {@code task-sk_live}. */
  private static boolean isInside(Text text, int token) {
    int start = text.start(token);
    return text.at(start - 1) == '-' || text.beganBefore(start);
  }

  private static int end(Text text, int start, VendorForm form) {
    if (!text.startsWith(start, form.prefix())) {
      return -1;
    }
    int p = start + form.prefix().length();
    for (var part : form.parts()) {
      int begin = p;
      while (p - begin < part.most() && part.alphabet().has(text.at(p))) {
        p++;
      }
      int n = p - begin;
      if (n < part.least() || !text.startsWith(p, part.then())) {
        return -1;
      }
      p += part.then().length();
    }
    while (text.at(p - 1) == '.') {
      p--;
    }
    var last = form.parts().getLast();
    int behind = text.at(p);
    boolean goesOn = last.alphabet().has(behind) && behind != '-' && behind != '=' && behind != '.';
    return goesOn ? -1 : p;
  }
}
