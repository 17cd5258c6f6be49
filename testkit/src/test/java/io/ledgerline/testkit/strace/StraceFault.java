package io.ledgerline.testkit.strace;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.Receipt;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.Verify;
import io.ledgerline.verifier.VerifyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each system call of a ledger's process that writes, made to fail and made to kill. The process
 * starts on what a killed one left, so that replaying is swept too. After each run: the verifier
 * finds nothing, with the last-signed store at hand; what was acknowledged is there in its place;
 * no stream is refused.
 */
class StraceFault {
  private static final int TRIES = 3;

  @TempDir private static Path folder;
  private static Strace strace = new Strace("");
  private static Map<String, List<Integer>> calls = Map.of();
  private static List<Receipt> before = List.of();
  private int runs;
  private int injected;

  @BeforeAll
  static void seeWhichCallsThereAre() throws Exception {
    if (!Strace.isHere()) {
      System.err.println("SKIPPED: the fault sweep needs strace, and the right to trace");
      Assumptions.abort("no strace");
    }
    Path jar = folder.resolve("classes.jar");
    strace = new Strace(OneJar.of(System.getProperty("java.class.path"), jar));
    Path template = Files.createDirectory(folder.resolve("template"));
    var first = strace.run(template, new Fault("fdatasync", 14, Fault.Kind.KILL));
    before = acknowledged(first.output());
    assertThat(before).isNotEmpty();
    Path whole = copy("whole");
    var counted = strace.run(whole, null);
    assertThat(counted.output()).contains("CLOSED");
    calls = Strace.callsIn(whole, counted.trace());
    calls.forEach(
        (call, numbers) -> System.err.printf("fault sweep: %s %d%n", call, numbers.size()));
    check(whole, counted, "without a fault");
    delete(whole);
  }

  @Test
  void losesNothingAcknowledgedAtASampleOfTheCalls() throws Exception {
    for (Fault each : everyFault(1)) {
      runAndCheck(each);
    }
    assertThat(injected).isGreaterThan(runs / 2);
  }

  @Test
  @Tag("sweep")
  void losesNothingAcknowledgedWhicheverCallFailsOrKills() throws Exception {
    for (Fault each : everyFault(Integer.MAX_VALUE)) {
      runAndCheck(each);
    }
    System.err.printf("fault sweep: %d faults tried, %d came to pass%n", runs, injected);
    assertThat(injected).isGreaterThan(runs / 2);
  }

  /** For each kind of call so many of its numbers, evenly over all that there are. */
  private static List<Fault> everyFault(int perCall) {
    List<Fault> faults = new ArrayList<>();
    calls.forEach(
        (call, numbers) -> {
          int step = Math.max(1, numbers.size() / perCall);
          for (int i = step / 2; i < numbers.size(); i += step) {
            for (Fault.Kind kind : Fault.Kind.values()) {
              faults.add(new Fault(call, numbers.get(i), kind));
            }
          }
        });
    return faults;
  }

  /** Threads share work as they come, so a call may not be reached: then it is tried again. */
  private void runAndCheck(Fault fault) throws Exception {
    boolean reached = false;
    for (int attempt = 0; attempt < TRIES && !reached; attempt++) {
      Path run = copy("run-" + runs + '-' + attempt);
      var ended = strace.run(run, fault);
      reached = ended.wasInjected();
      check(run, ended, fault.injection());
      delete(run);
    }
    runs++;
    injected += reached ? 1 : 0;
  }

  private static void check(Path run, Strace.Ended ended, String where) throws Exception {
    List<Receipt> receipts = new ArrayList<>(before);
    receipts.addAll(acknowledged(ended.output()));
    assertThat(findings(run))
        .filteredOn(finding -> !isFirstCheckpoint(finding))
        .as("before a start, " + where)
        .isEmpty();
    try (Ledger ledger = SweptLedger.open(run)) {
      assertThat(ledger.health().refusedStreams()).as(where).isEmpty();
      for (Receipt each : receipts) {
        byte[] entry = ledger.read(each.stream(), each.index(), 1).getFirst().bytes();
        assertThat(MerkleHasher.leafHash(entry)).as(where).isEqualTo(each.leafHash());
      }
    }
    assertThat(findings(run)).as("after a start, " + where).isEmpty();
  }

  /** A node that ends between a stream's key and its first checkpoint leaves only the key. */
  private static boolean isFirstCheckpoint(Finding finding) {
    return finding.kind() == Finding.Kind.MISSING && finding.file().endsWith("/checkpoint");
  }

  private static List<Finding> findings(Path run) throws Exception {
    var options = VerifyOptions.defaults().withAnyEntries().withLastSigned(run.resolve("state"));
    return Verify.run(run.resolve("data"), options).findings();
  }

  private static List<Receipt> acknowledged(List<String> output) {
    return output.stream()
        .filter(line -> line.startsWith("ACK "))
        .map(line -> line.substring(4))
        .filter(StraceFault::isWhole)
        .map(Receipt::parse)
        .toList();
  }

  private static boolean isWhole(String line) {
    try {
      return Receipt.parse(line).index() >= 0;
    } catch (IllegalArgumentException e) {
      return false; // cut by the kill
    }
  }

  private static Path copy(String name) throws IOException {
    Path template = folder.resolve("template");
    Path to = folder.resolve(name);
    try (Stream<Path> paths = Files.walk(template)) {
      for (Path each : paths.toList()) {
        Files.copy(each, to.resolve(template.relativize(each).toString()));
      }
    }
    return to;
  }

  private static void delete(Path top) throws IOException {
    try (Stream<Path> paths = Files.walk(top)) {
      for (Path each : paths.toList().reversed()) {
        Files.delete(each);
      }
    }
  }
}
