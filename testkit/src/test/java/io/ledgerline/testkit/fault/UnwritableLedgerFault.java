package io.ledgerline.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.testkit.demo.Await;
import io.ledgerline.testkit.demo.Caller;
import io.ledgerline.testkit.demo.RunningDemo;
import io.ledgerline.testkit.demo.Tenant;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ledger can't write: no room, or every write fails. */
class UnwritableLedgerFault {
  private static final Duration RESUMES = Duration.ofSeconds(30);
  private RunningDemo demo;
  private Path mounted;

  @AfterEach
  void stop() throws Exception {
    if (demo != null) {
      demo.close();
    }
    if (mounted != null) {
      run("umount", mounted.toString());
    }
  }

  @Test
  void callsAreRefusedWhileWritesFailAndServiceResumesByItself() throws Exception {
    Assumptions.assumeTrue(run("prlimit", "--version"), "prlimit (util-linux) is not installed");
    demo = RunningDemo.start();
    var tenant = demo.tenant("unwritable", "20 USD");
    var before = tenant.caller().ask("Reply with exactly: before", 20, false);
    // Every write to a file of this process now fails with EFBIG; its sockets go on.
    limitFileSize("0");
    long reached = demo.upstream().recorder().received();
    var refused = tenant.caller().ask("Reply with exactly: during", 20, false);
    assertRefused(refused);
    assertThat(demo.upstream().recorder().received()).isEqualTo(reached);
    limitFileSize("unlimited");
    var after = untilAnswered(tenant);
    Ledgers.assertAllRecorded(tenant, List.of(before, after));
    Ledgers.assertVerifies(demo);
  }

  private void limitFileSize(String soft) throws Exception {
    var limit = "--fsize=" + soft + ":unlimited";
    assertThat(run("prlimit", "--pid", Long.toString(demo.pid()), limit)).isTrue();
  }

  @Test
  @Tag("sweep")
  void aFullDiskRefusesCallsAndServiceResumesWhenThereIsRoom() throws Exception {
    var folder = Files.createTempDirectory("ledgerline-small");
    var data = Files.createDirectories(folder.resolve("data"));
    var ledger = Files.createDirectories(data.resolve("ledger"));
    boolean small = run("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", ledger.toString());
    Assumptions.assumeTrue(small, "a small tmpfs needs root");
    mounted = ledger;
    demo = RunningDemo.start(folder, data);
    var tenant = demo.tenant("full", "200 USD");
    var filler = ledger.resolve("filler");
    fill(filler);
    var replies = untilRefused(tenant);
    assertRefused(replies.getLast());
    Files.delete(filler);
    replies.add(untilAnswered(tenant));
    Ledgers.assertAllRecorded(tenant, replies);
    Ledgers.assertVerifies(demo);
  }

  private static void assertRefused(Caller.Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(503);
    assertThat(reply.json().at("/error/type").asString()).isEqualTo("api_error");
    assertThat(reply.json().at("/error/message").asString()).containsIgnoringCase("record");
    assertThat(reply.header("retry-after")).isEqualTo("5");
    assertThat(reply.header("x-should-retry")).isEqualTo("true");
  }

  private static Caller.Reply untilAnswered(Tenant tenant) throws Exception {
    return Await.until(
        "service resumes",
        RESUMES,
        () -> tenant.caller().ask("Reply with exactly: after", 20, false),
        reply -> reply.status() == 200);
  }

  /** Calls until the journal's last file is full; the replies in order, the refusal last. */
  private static List<Caller.Reply> untilRefused(Tenant tenant) throws Exception {
    var replies = new ArrayList<Caller.Reply>();
    try (var traffic = Traffic.start(tenant, 32)) {
      replies.add(
          Await.until(
              "a refusal",
              Duration.ofMinutes(4),
              () -> tenant.caller().ask("Reply with exactly: more", 20, false),
              reply -> reply.status() != 200));
      replies.addAll(0, traffic.stop());
    }
    return replies;
  }

  private static void fill(Path file) throws Exception {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var block = ByteBuffer.allocate(64 * 1024);
      while (true) {
        block.clear();
        channel.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true);
      process.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      return process.start().waitFor() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
