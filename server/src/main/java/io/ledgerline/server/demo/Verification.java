package io.ledgerline.server.demo;

import io.ledgerline.verifier.Verify;
import io.ledgerline.verifier.VerifyOptions;
import java.io.PrintWriter;
import java.nio.file.Path;

/** One check of a ledger's folder, told in a few lines. */
final class Verification {
  private Verification() {}

  /** Prints the grade and every finding; returns how many findings there are. */
  static int print(Path ledger, PrintWriter out) throws InterruptedException {
    var report = Verify.run(ledger, VerifyOptions.defaults());
    out.printf("   %,d entries in %d streams%n", report.entries(), report.streams().size());
    report.findings().forEach(finding -> out.println("   " + finding.line()));
    out.println("   grade: " + report.grade());
    out.flush();
    return report.findings().size();
  }
}
