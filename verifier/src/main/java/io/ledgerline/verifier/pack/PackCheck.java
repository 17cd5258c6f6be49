package io.ledgerline.verifier.pack;

import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.UnreadableException;
import io.ledgerline.verifier.trust.Grade;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks evidence packs offline, each from front to back in bounded memory, and then together: a
 * tenant's entries on all nodes are complete only if every origin that any of them announces is
 * there.
 */
public final class PackCheck {
  private static final int BUFFER = 1 << 16;

  private final PackOptions options;
  private final PackFindings findings = new PackFindings();
  private final OriginsSeen origins = new OriginsSeen();
  private long entries;

  private PackCheck(PackOptions options) {
    this.options = options;
  }

  /**
   * Checks packs that belong together.
   *
   * @throws UnreadableException if a file can't be read
   */
  public static PackReport run(List<Path> files, PackOptions options) {
    PackCheck check = new PackCheck(options);
    List<PackReport.Pack> packs = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
        packs.add(check.one(String.valueOf(file.getFileName()), in));
      } catch (IOException e) {
        throw new UnreadableException(file, e);
      }
    }
    return check.together(packs);
  }

  private PackReport.Pack one(String name, InputStream in) throws IOException {
    var file = new PackFileCheck(name, in, options, findings, origins);
    PackReport.Pack pack = file.run();
    entries += file.entries();
    return pack;
  }

  private PackReport together(List<PackReport.Pack> packs) {
    PackQuestion first = packs.getFirst().question();
    for (PackReport.Pack each : packs) {
      PackQuestion question = each.question();
      if (first != null && question != null && !isSame(first, question)) {
        String what = "it answers another question than " + packs.getFirst().file();
        findings.add(Finding.Kind.MISPLACED, null, each.file(), -1, -1, what);
      }
    }
    if (first != null) {
      origins.end(first, findings);
    }
    findings.note(
        PackNote.Kind.NOT_SHOWN,
        null,
        -1,
        "coverage: not reconciled; what reached Claude past the gateway is in no entry");
    List<Grade> grades = new ArrayList<>();
    packs.stream()
        .flatMap(pack -> pack.logs().stream())
        .forEach(log -> grades.add(Grade.of(findings.findings().isEmpty(), log.anchor())));
    Grade grade = findings.findings().isEmpty() ? Grade.ofAll(grades) : new Grade.NotConsistent();
    return new PackReport(packs, findings.findings(), findings.notes(), grade, entries);
  }

  private static boolean isSame(PackQuestion a, PackQuestion b) {
    return String.valueOf(a.tenant()).equals(String.valueOf(b.tenant()))
        && a.from().equals(b.from())
        && a.to().equals(b.to())
        && a.filter().equals(b.filter());
  }
}
