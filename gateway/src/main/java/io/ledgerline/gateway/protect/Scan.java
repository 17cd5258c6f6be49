package io.ledgerline.gateway.protect;

import io.ledgerline.gateway.protect.RequestTexts.One;
import io.ledgerline.gateway.protect.Tally.Judged;
import io.ledgerline.governance.data.DataDecision;
import io.ledgerline.governance.data.DataPart;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.token.Hiding;
import io.ledgerline.inspection.token.Stand;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One look at one request: what is in it, and what each finding comes to. Used once. */
final class Scan {
  private static final byte[] QUOTE = {'"'};

  private final Detectors detectors;
  private final DataTerms terms;
  private final Hiding hiding;
  private final Set<DataPart> parts;
  private final int leastPermille;
  private final Tally tally = new Tally();
  private final Map<Category, Judged> judged = new EnumMap<>(Category.class);
  private final Set<String> scanned = new LinkedHashSet<>();
  private final Set<String> left = new LinkedHashSet<>();
  private final List<One> texts = new ArrayList<>();

  Scan(Detectors detectors, DataTerms terms, Hiding hiding) {
    this.detectors = detectors;
    this.terms = terms;
    this.hiding = hiding;
    this.parts = terms.pinned().parts();
    this.leastPermille = terms.pinned().leastPermille();
  }

  Tally tally() {
    return tally;
  }

  Set<String> scanned() {
    return scanned;
  }

  Set<String> left() {
    return left;
  }

  void all(RequestTexts request) {
    left.addAll(request.left());
    request.all().forEach(this::text);
    hiding.settle();
  }

  private void text(One text) {
    int number = hiding.add(text.passage());
    texts.add(text);
    DataPart part = text.part();
    if (part == null) {
      boolean stops = text.passage().message() == RequestTexts.BEHIND_ALL;
      scanned.add((stops ? "stop sequences" : "assistant") + ": known values only");
    } else if (parts.contains(part)) {
      scanned.add(part.wireName());
      find(number, text);
    } else {
      left.add(part.wireName() + ": not asked for by the data policy");
    }
  }

  private void find(int number, One text) {
    var passage = text.passage();
    byte[] utf8 = passage.utf8();
    var context = new ScanContext(text.label(), leastPermille);
    for (Finding finding : detectors.scan(utf8, passage.start(), passage.end(), context)) {
      Category category = detectors.category(finding.type());
      Judged what = judged.computeIfAbsent(category, this::judge);
      int start = characterStart(utf8, finding.start());
      int end = characterEnd(utf8, finding.end(), passage.end());
      tally.count(finding, Arrays.copyOfRange(utf8, start, end), category, what);
      DataDecision decision = what.enforced();
      if (decision != null && decision.action().replaces()) {
        hiding.found(number, start, end, finding.type(), decision.substitute(finding.type()));
      }
    }
  }

  /** Nothing is cut inside a character, whatever a detector says. */
  private static int characterStart(byte[] utf8, int at) {
    int start = at;
    while (start > 0 && (utf8[start] & 0xC0) == 0x80) {
      start--;
    }
    return start;
  }

  private static int characterEnd(byte[] utf8, int at, int limit) {
    int end = at;
    while (end < limit && (utf8[end] & 0xC0) == 0x80) {
      end++;
    }
    return end;
  }

  private Judged judge(Category category) {
    return category == Category.NONE
        ? new Judged(null, null)
        : new Judged(terms.decide(category), terms.watch(category));
  }

  /** The edits of the body that put something in the place of every value. */
  List<Edit> edits() {
    var edits = new ArrayList<Edit>();
    for (int i = 0; i < texts.size(); i++) {
      var decoded = texts.get(i).decoded();
      List<Stand> stands = hiding.stands(i);
      boolean quoted =
          texts.get(i).number() && !stands.isEmpty() && !isNumber(texts.get(i), stands);
      if (quoted) {
        edits.add(Edit.insert(decoded.source(decoded.start()), QUOTE));
      }
      for (Stand stand : stands) {
        edits.add(
            new Edit(
                decoded.source(stand.start()), decoded.source(stand.end()), inside(stand.with())));
      }
      if (quoted) {
        edits.add(Edit.insert(decoded.source(decoded.end()), QUOTE));
      }
    }
    return edits;
  }

  /** Whether a number stays one: digits in the place of digits, and no zero in front. */
  private static boolean isNumber(One number, List<Stand> stands) {
    for (Stand stand : stands) {
      for (byte b : stand.with()) {
        if (b < '0' || b > '9') {
          return false;
        }
      }
    }
    Stand first = stands.getFirst();
    return first.start() > number.passage().start() || first.with()[0] != '0';
  }

  private static byte[] inside(byte[] utf8) {
    byte[] literal = JsonString.encode(new String(utf8, StandardCharsets.UTF_8));
    return Arrays.copyOfRange(literal, 1, literal.length - 1);
  }
}
