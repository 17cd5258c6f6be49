package io.ledgerline.inspection.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.model.TextModel;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * How fast detectors scan on one core, once the virtual machine is warm. Time is the thread's own
 * CPU time, so that a busy machine does not count against them.
 */
public final class Speed {
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final long ROUND_NANOS = 500_000_000L;
  private static final int ROUNDS = 5;
  private static final int MOST_TEXTS = 2_000;

  private Speed() {}

  /** The texts of a corpus as one, with line breaks between. */
  public static byte[] joined(List<LabelledText> texts) {
    var all = new StringBuilder();
    texts.forEach(text -> all.append(text.text()).append("\n\n"));
    return all.toString().getBytes(UTF_8);
  }

  /** Megabytes (10⁶ bytes) per second of CPU time: the median of five rounds of half a second. */
  public static double megabytesPerSecond(byte[] utf8, Detectors detectors) {
    round(utf8, detectors, WARM_UP_NANOS);
    double[] rounds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      rounds[i] = round(utf8, detectors, ROUND_NANOS);
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  /** Milliseconds from asking a model about one text to its answer: the median over a corpus. */
  public static double millisPerText(TextModel model, List<LabelledText> texts) {
    double[] millis = new double[Math.min(texts.size(), MOST_TEXTS)];
    for (int pass = 0; pass < 2; pass++) { // the first one warms up
      for (int i = 0; i < millis.length; i++) {
        byte[] utf8 = texts.get(i).text().getBytes(UTF_8);
        long began = System.nanoTime();
        ModelledDetectors.said(model, utf8);
        millis[i] = (System.nanoTime() - began) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis.length == 0 ? 0 : millis[millis.length / 2];
  }

  private static double round(byte[] utf8, Detectors detectors, long nanos) {
    var threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    long bytes = 0;
    long seen = 0;
    long now = begin;
    while (now - begin < nanos) {
      seen += detectors.scan(utf8, ScanContext.NONE).size();
      bytes += utf8.length;
      now = threads.getCurrentThreadCpuTime();
    }
    return seen < 0 ? 0 : bytes * 1e3 / (now - begin);
  }
}
