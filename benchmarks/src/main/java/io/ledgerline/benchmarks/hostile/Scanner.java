package io.ledgerline.benchmarks.hostile;

import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.injection.Trust;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What reads a text, and how fast it does, by the CPU time of the thread. */
enum Scanner {
  DATA("data") {
    @Override
    long read(byte[] utf8) {
      return Detectors.standard().scan(utf8, ScanContext.NONE).size();
    }
  },
  USER("injection, user") {
    @Override
    long read(byte[] utf8) {
      return scan(utf8, Trust.USER);
    }
  },
  DOCUMENT("injection, document") {
    @Override
    long read(byte[] utf8) {
      return scan(utf8, Trust.DOCUMENT);
    }
  };

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  final String title;

  Scanner(String title) {
    this.title = title;
  }

  /** Reads a text; the number is only there to be used. */
  abstract long read(byte[] utf8);

  private static long scan(byte[] utf8, Trust trust) {
    return InjectionDetector.standard().scan(utf8, 0, utf8.length, trust).scorePermille();
  }

  /** Megabytes (10⁶ bytes) per second: the best of some rounds. */
  double speed(byte[] utf8, int rounds) {
    double best = 0;
    for (int round = 0; round < rounds; round++) {
      long begin = THREADS.getCurrentThreadCpuTime();
      long seen = read(utf8);
      long nanos = Math.max(1, THREADS.getCurrentThreadCpuTime() - begin);
      best = seen < 0 ? best : Math.max(best, utf8.length * 1e3 / nanos);
    }
    return best;
  }
}
