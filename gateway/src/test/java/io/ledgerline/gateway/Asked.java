package io.ledgerline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.governance.held.HeldWish;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A person who answers when the test says so. */
final class Asked implements Holds {
  final LinkedBlockingQueue<HeldWish> wishes = new LinkedBlockingQueue<>();
  final LinkedBlockingQueue<Duration> waits = new LinkedBlockingQueue<>();
  final CompletableFuture<Outcome> decision = new CompletableFuture<>();

  @Override
  public CompletionStage<Outcome> ask(HeldWish wish, Duration atMost) {
    wishes.add(wish);
    waits.add(atMost);
    return decision;
  }

  HeldWish wish() throws InterruptedException {
    HeldWish wish = wishes.poll(60, TimeUnit.SECONDS);
    assertThat(wish).isNotNull();
    return wish;
  }
}
