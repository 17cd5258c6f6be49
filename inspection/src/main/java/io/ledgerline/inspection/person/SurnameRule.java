package io.ledgerline.inspection.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.ArrayList;
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

  private static final List<byte[]> ENDINGS =
      Stream.of(
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
              "швили", "адзе", "идзе", "оўна", "євич")
          .map(ending -> ending.getBytes(UTF_8))
          .toList();

  private static final byte[][][] BY_LAST = byLast(ENDINGS);

  @Override
  public List<Kind> kinds() {
    return List.of(PersonRule.PERSON);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.shape(ByteClass.UPPER | ByteClass.HIGH, LEAST)
            .without(ByteClass.DIGIT)
            .ends(Stream.concat(ENDINGS.stream(), CyrillicNames.endings().stream()).toList()));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (!text.isCapital(token)) {
      return;
    }
    if (CyrillicNames.isCyrillic(text, token)) {
      CyrillicNames.at(text, token, sink);
    }
    if (text.classes(token) != 0 || !ends(text, token) || NameBounds.isInsideCode(text, token)) {
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

  private static byte[][][] byLast(List<byte[]> endings) {
    var byLast = new byte[256][][];
    for (int b = 0; b < byLast.length; b++) {
      var some = new ArrayList<byte[]>();
      for (var ending : endings) {
        if ((ending[ending.length - 1] & 0xff) == b) {
          some.add(ending);
        }
      }
      byLast[b] = some.toArray(byte[][]::new);
    }
    return byLast;
  }

  private static boolean ends(Text text, int token) {
    int end = text.end(token);
    for (var ending : BY_LAST[text.at(end - 1)]) {
      if (text.length(token) >= ending.length + 2 && ends(text, end, ending)) {
        return true;
      }
    }
    return false;
  }

  private static boolean ends(Text text, int end, byte[] ending) {
    for (int i = 1; i < ending.length; i++) {
      if (text.at(end - 1 - i) != (ending[ending.length - 1 - i] & 0xff)) {
        return false;
      }
    }
    return true;
  }
}
