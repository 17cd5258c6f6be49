package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Clients that go away, or read slowly. */
class ClientFault {
  @Test
  void readsTheAnswerOfALeftCallToItsEndAndBooksTheRealCost() throws Exception {
    var left = new CountDownLatch(1);
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  x.events();
                  x.chunk(Wire.START + Wire.BLOCK);
                  left.await();
                  x.chunk(Wire.DELTA + Wire.BLOCK_STOP + Wire.MESSAGE_DELTA + Wire.STOP);
                  x.end();
                });
        Rig rig = Rig.to(upstream.url()).start()) {
      RawClient client = rig.client();
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.head();
      client.chunk();
      client.vanish();
      RecordedBeforeAnsweredFault.until(
          () -> rig.meters.get("ledgerline.calls.draining").gauge().value() == 1);
      left.countDown();

      EntryView aborted = rig.log.await(EventType.CALL_ABORTED);
      assertThat(aborted.text(Field.COST_BASIS)).isEqualTo("measured");
      assertThat(aborted.nanoUsd(Field.COST_USD)).hasValue(Wire.COST);
      rig.assertNothingIsHeld();
      assertThat(rig.spent()).isEqualTo(Wire.COST);
    }
  }

  @Test
  void booksTheReservationWhenALeftCallDoesntEndInTime() throws Exception {
    var forever = new CountDownLatch(1);
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  x.events();
                  x.chunk(Wire.START + Wire.BLOCK);
                  forever.await();
                });
        Rig rig = Rig.to(upstream.url()).start()) {
      RawClient client = rig.client();
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.head();
      client.chunk();
      client.vanish();
      RecordedBeforeAnsweredFault.until(
          () -> rig.meters.get("ledgerline.calls.draining").gauge().value() == 1);
      rig.skip(Duration.ofSeconds(121));

      EntryView aborted = rig.log.await(EventType.CALL_ABORTED);
      assertThat(aborted.text(Field.COST_BASIS)).isEqualTo("worst_case");
      rig.assertNothingIsHeld();
      assertThat(rig.spent()).isEqualTo(aborted.nanoUsd(Field.COST_RESERVED_USD).orElseThrow());
      forever.countDown();
    }
  }

  @Test
  void drainsAJsonCallWhoseClientLeft() throws Exception {
    var left = new CountDownLatch(1);
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  left.await();
                  x.answer(200, "application/json", Wire.MESSAGE);
                });
        Rig rig = Rig.to(upstream.url()).start()) {
      RawClient client = rig.client();
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      upstream.take();
      client.vanish();
      RecordedBeforeAnsweredFault.until(
          () -> rig.meters.get("ledgerline.calls.draining").gauge().value() == 1);
      left.countDown();

      assertThat(rig.log.await(EventType.CALL_ABORTED).nanoUsd(Field.COST_USD)).hasValue(Wire.COST);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void sendsNothingForAClientThatLeftBeforeTheAdmissionWasDurable() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).start()) {
      rig.log.holdBack(type -> type == EventType.CALL_ADMITTED);
      RawClient client = rig.client();
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      RecordedBeforeAnsweredFault.until(rig.log::somebodyWaits);
      client.vanish();
      // A second call on the same loop is answered only after the loop has seen the first one
      // leave.
      try (RawClient other = rig.client()) {
        assertThat(other.get("/api/hello").status()).isEqualTo(200);
      }
      rig.log.open();

      EntryView aborted = rig.log.await(EventType.CALL_ABORTED);
      assertThat(aborted.nanoUsd(Field.COST_USD)).hasValue(0);
      assertThat(upstream.waiting()).isZero();
      rig.assertNothingIsHeld();
      assertThat(rig.spent()).isZero();
    }
  }

  @Test
  void forgetsABodyWhoseClientLeftWhileSendingIt() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> {});
        Rig rig = Rig.to(upstream.url()).start()) {
      RawClient client = rig.client();
      client.send(
          "POST /v1/messages HTTP/1.1\r\nHost: t\r\n"
              + AUTH
              + "\r\ncontent-length: 5000000\r\n\r\n");
      client.send(new byte[300_000]);
      RecordedBeforeAnsweredFault.until(() -> rig.gateway.bufferedBytes() > 0);
      client.vanish();

      rig.assertNothingIsHeld();
      assertThat(rig.log.all()).isEmpty();
    }
  }

  @Test
  void pausesTheUpstreamForASlowClient() throws Exception {
    var sent = new AtomicLong();
    long total = 64L << 20;
    byte[] piece =
        ("event: filler\ndata: " + "z".repeat(65_000) + "\n\n")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  x.events();
                  x.chunk(Wire.START);
                  while (sent.get() < total) {
                    x.chunk(piece);
                    sent.addAndGet(piece.length);
                  }
                  x.chunk(Wire.MESSAGE_DELTA + Wire.STOP);
                  x.end();
                });
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      client.head();
      client.chunk();
      long standing = stalled(sent);
      assertThat(standing).isLessThan(total / 2);

      long got = 0;
      for (byte[] chunk = client.chunk(); chunk != null; chunk = client.chunk()) {
        got += chunk.length;
      }
      assertThat(got).isGreaterThan(total);
      rig.assertNothingIsHeld();
    }
  }

  /** Waits until the upstream can't send any more, and tells how much it could. */
  private static long stalled(AtomicLong sent) {
    long last = -1;
    long since = System.nanoTime();
    while (System.nanoTime() - since < 700_000_000L) {
      if (sent.get() != last) {
        last = sent.get();
        since = System.nanoTime();
      }
      Thread.onSpinWait();
    }
    return last;
  }
}
