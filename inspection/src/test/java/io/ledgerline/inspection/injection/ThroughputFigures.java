package io.ledgerline.inspection.injection;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints how fast texts are scanned, per second of one core, ordinary and hostile ones. */
public final class ThroughputFigures {
  private static final int SIZE = 1 << 20;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private ThroughputFigures() {}

  /** Scans each text some rounds and reports the best, in processor time of this thread. */
  public static void main(String[] args) {
    System.out.println("text | MB/s as data | MB/s as user");
    texts(args.length > 0 ? Integer.parseInt(args[0]) : SIZE)
        .forEach(
            (name, text) ->
                System.out.printf(
                    Locale.ROOT,
                    "%s | %.0f | %.0f%n",
                    name,
                    speed(text, Trust.DOCUMENT),
                    speed(text, Trust.USER)));
  }

  private static double speed(byte[] text, Trust trust) {
    double best = 0;
    for (int round = 0; round < 8; round++) {
      long start = CPU.getCurrentThreadCpuTime();
      InjectionDetector.standard().scan(text, 0, text.length, trust);
      best = Math.max(best, text.length * 1e3 / Math.max(1, CPU.getCurrentThreadCpuTime() - start));
    }
    return best;
  }

  /** Texts of {@code size} bytes, by name. */
  static Map<String, byte[]> texts(int size) {
    Map<String, byte[]> texts = new LinkedHashMap<>();
    String prose = String.join("\n\n", OwnTexts.documents());
    add(texts, "documents", prose, size);
    add(
        texts,
        "plain prose",
        "The committee met on Tuesday and heard a report on the state of the bridge, which was "
            + "built in 1932. Members were told that the work will begin in spring.\n",
        size);
    add(
        texts,
        "java code",
        "    for (int i = 0; i < values.length; i++) {\n      total += values[i] * weights[i];\n"
            + "    }\n    return new Result(total, name + \"-\" + suffix);\n",
        size);
    add(
        texts,
        "json",
        "{\"id\":\"0f8c2f3e\",\"name\":\"Desk"
            + " lamp\",\"price\":19.95,\"tags\":[\"home\",\"light\"]},\n",
        size);
    add(texts, "russian prose", "Комитет собрался во вторник и заслушал доклад о мосте. ", size);
    add(texts, "chinese prose", "委员会星期二开会，听取了关于桥梁状况的报告。", size);
    add(texts, "open brackets", "(", size);
    add(texts, "open tags", "<", size);
    add(texts, "open comments", "<!--", size);
    add(texts, "half tags", "<a href=\"", size);
    add(texts, "ampersands", "&", size);
    add(texts, "entities", "&#105;", size);
    add(texts, "percents", "%69", size);
    add(texts, "backslashes", "\\u0069", size);
    add(texts, "one letter", "a", size);
    add(texts, "base64 letters", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo", size);
    add(texts, "lone letters", "a b c d e f ", size);
    add(texts, "leet words", "1gn0r3 4ll ", size);
    add(texts, "trigger words", "ignore all previous ", size);
    add(texts, "verbs", "write explain tell show add include ", size);
    add(texts, "questions", "What is the capital? ", size);
    add(texts, "rot13 words", "vtaber cerivbhf vafgehpgvbaf ", size);
    add(texts, "long words", "theandwithforfromhavewillcan ", size);
    add(texts, "quotes", "\"", size);
    add(texts, "string pieces", "\"ig\"+", size);
    add(texts, "combining marks", "a\u0300\u0316\u0334\u0358", size);
    add(texts, "zero width", "a\u200Bb\u200B", size);
    add(texts, "tag characters", "\uDB40\uDC61", size);
    add(texts, "mathematical letters", "\uD835\uDC1A", size);
    add(texts, "homoglyphs", "іgnоrе ", size);
    add(texts, "hex pairs", "69 67 6e ", size);
    add(texts, "morse", ".- -... / ", size);
    add(texts, "nato", "alfa bravo charlie ", size);
    add(texts, "emphasis", "ig**no", size);
    add(texts, "hidden elements", "<p hidden>x</p>", size);
    add(texts, "newlines", "\n", size);
    return texts;
  }

  private static void add(Map<String, byte[]> texts, String name, String unit, int size) {
    byte[] bytes = unit.getBytes(StandardCharsets.UTF_8);
    byte[] text = new byte[size];
    for (int i = 0; i < size; i++) {
      text[i] = bytes[i % bytes.length];
    }
    texts.put(name, text);
  }
}
