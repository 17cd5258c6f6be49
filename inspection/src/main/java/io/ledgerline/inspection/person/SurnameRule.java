package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Endings;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;
import java.util.stream.Stream;

/**
 * Surnames that no list knows, by how they end in languages that build them: {@code -sson}, {@code
 * -ović}, {@code -enko}, {@code -shvili}. A capital word of six bytes or more that has no meaning.
 */
public final class SurnameRule implements Rule {
  private static final int CONFIDENCE = 580;
  private static final int FULL = 720;
  private static final int LEAST = 6;
  private static final int STEM = 2;

  private static final Endings ENDINGS =
      Endings.of(
          List.of(
              "sson", "ssen", "nsen", "rsen", "lsen", "tsen", "dsen", "dóttir", "quist", "qvist",
              "kvist", "strøm", "ström", "gaard", "gård", "ović", "ević", "čić", "šić", "nić",
              "rić", "jić", "ovič", "ovic", "evic", "wski", "wska", "cki", "cka", "ński", "ńska",
              "czyk", "enko", "chuk", "shvili", "adze", "idze", "nyan", "ryan", "oğlu", "oglu",
              "poulos", "poulou", "akis", "idis", "iadis", "escu", "eanu", "kov", "nov", "lov",
              "rov", "mov", "sov", "tov", "zov", "dov", "bov", "hev", "yev", "aev", "kova", "nova",
              "lova", "rova", "mova", "tova", "zova", "dova", "yeva", "aeva", "ínez", "ález",
              "ández", "íguez", "mann", "elli", "etti", "ucci", "azzo", "accio", "moto", "shita",
              "yama", "saki", "naka", "gawa", "kawa", "mura", "hashi", "eira", "chand", "swamy",
              "nathan", "murthy", "ienė", "aitė", "ytė", "auskas", "avičius", "evičius", "aitis",
              "iņš", "iņa", "owicz", "ewicz", "wicz", "όπουλος", "οπούλου", "πούλου", "ίδης",
              "ίδου", "άκης", "άκη", "άκος", "ιάδης", "ιάδου", "όγλου", "енко", "щук", "чук",
              "швили", "адзе", "идзе", "оўна", "євич"));

  @Override
  public List<Kind> kinds() {
    return List.of(PersonRule.PERSON);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.shape(ByteClass.UPPER | ByteClass.HIGH, LEAST)
            .without(ByteClass.DIGIT)
            .ends(
                Stream.concat(ENDINGS.bytes().stream(), CyrillicNames.endings().stream())
                    .toList()));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (!text.isCapital(token)) {
      return;
    }
    if (CyrillicNames.isCyrillic(text, token)) {
      CyrillicNames.at(text, token, sink);
    }
    if (text.classes(token) != 0
        || !ENDINGS.match(text, token, STEM)
        || NameBounds.isInsideCode(text, token)) {
      return;
    }
    int first = token;
    while (token - first < 2 && NameBounds.isSpaced(text, first) && isGiven(text, first - 1)) {
      first--;
    }
    int last = NameRun.end(text, token, true);
    if (last < token || NameBounds.isOrganisation(text, last)) {
      return;
    }
    int permille = first < token ? FULL : CONFIDENCE;
    sink.add(PersonRule.PERSON, text.start(first), text.end(last), permille);
  }

  private static boolean isGiven(Text text, int token) {
    return NameRun.isPart(text, token)
        && (NameRun.isListed(text, token) || text.classes(token) == 0)
        && !text.isAllCapitals(token);
  }
}
