package io.ledgerline.models.process;

import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.inspection.model.Said;
import io.ledgerline.inspection.model.TextModel;
import io.ledgerline.models.ModelException;
import io.ledgerline.models.ModelFiles;
import io.ledgerline.models.ModelLimits;
import io.ledgerline.models.worker.Labelled;
import io.ledgerline.models.worker.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model in processes of its own, so that native code over a stranger's file can neither crash nor
 * hang this one. One that ends is started again; one that goes on past its time gets a little more,
 * for others need it too, and is then ended. Thread-safe.
 */
public final class ModelPool implements TextModel, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ModelPool.class);
  private static final Duration START = Duration.ofMinutes(2);

  /** How many times its time a worker may go on for a question that nobody waits for any more. */
  private static final int GRACE = 4;

  private static final int MOST_WAITING = 64;

  private final ModelCard card;
  private final ModelLimits limits;
  private final Path scratch;
  private final List<Slot> slots = new ArrayList<>();
  private final BlockingQueue<ModelChild> ready = new LinkedBlockingQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final ExecutorService pumps =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("model-reader-", 0).factory());
  private final ModelFigures figures = new ModelFigures();
  private Wire.Hello hello = new Wire.Hello("", false, List.of());

  private ModelPool(ModelCard card, ModelLimits limits, Path scratch) {
    this.card = card;
    this.limits = limits;
    this.scratch = scratch;
  }

  /**
   * Starts a model's workers and waits until they have loaded it.
   *
   * @param files what the folder must hold; {@code card.sha256()} is that of all of them together
   * @param scratch where workers unpack native libraries; what is in its folder {@code card.name()}
   *     goes
   * @throws ModelException naming the key of the setting that is in the way
   */
  public static ModelPool start(ModelCard card, ModelFiles files, ModelLimits limits, Path scratch)
      throws ModelException {
    check(files);
    var pool = new ModelPool(card, limits, scratch);
    try {
      for (int i = 0; i < limits.atOnce(); i++) {
        Path own = scratch.resolve(card.name()).resolve("" + i);
        var slot = new Slot(card.name(), files, limits, own, pool.figures);
        pool.slots.add(slot);
        pool.hello = pool.await(slot, files.folder());
      }
      LabelCheck.check(card, pool.hello);
      pool.slots.forEach(slot -> slot.keep(pool.ready::add));
      return pool;
    } catch (ModelException | RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static void check(ModelFiles files) throws ModelException {
    try {
      files.check();
    } catch (IOException e) {
      throw new ModelException("folder", "'" + files.folder() + "': " + e.getMessage(), MEND);
    }
  }

  private static final String MEND =
      "give a folder with model.onnx, tokenizer.json and config.json as a Hugging Face export"
          + " writes them";

  private Wire.Hello await(Slot slot, Path folder) throws ModelException {
    Future<Wire.Hello> said = pumps.submit(slot::start);
    String why;
    try {
      Wire.Hello its = said.get(START.toNanos(), TimeUnit.NANOSECONDS);
      if (its.refusal().isEmpty()) {
        return its;
      }
      why = its.refusal();
    } catch (ExecutionException e) {
      why = "the process that loads it ended";
    } catch (TimeoutException e) {
      why = "it was not loaded within " + START.toSeconds() + " s";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      why = "loading it was interrupted";
    }
    throw new ModelException("folder", "'" + folder + "': " + why, MEND);
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public Answer read(List<byte[]> utf8) {
    long asked = System.nanoTime();
    Answer answer = answer(utf8);
    figures.answered(answer, System.nanoTime() - asked);
    return answer;
  }

  private Answer answer(List<byte[]> utf8) {
    if (utf8.stream().mapToLong(text -> text.length).sum() > limits.bytes()) {
      return new Answer.Unread(Reason.SIZE);
    }
    long until = System.nanoTime() + limits.time().toNanos();
    try {
      ModelChild child = next(until);
      if (child == null) {
        return new Answer.Unread(whyNone());
      }
      return ask(child, utf8.stream().map(Utf8::clean).toList(), until);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Unread(Reason.FAILED);
    }
  }

  /** Where all that could be asked are past their time, others are not what is in the way. */
  private Reason whyNone() {
    List<Slot> asked = slots.stream().filter(Slot::isReady).toList();
    if (!asked.isEmpty()) {
      boolean late = asked.stream().allMatch(slot -> slot.isAtItFor(limits.time()));
      return late ? Reason.TIME : Reason.BUSY;
    }
    return slots.stream().anyMatch(Slot::isAlive) ? Reason.STARTING : Reason.FAILED;
  }

  private @Nullable ModelChild next(long until) throws InterruptedException {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return null;
    }
    try {
      while (true) {
        ModelChild child = ready.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (child == null || child.isAlive()) {
          return child;
        }
      }
    } finally {
      waiting.decrementAndGet();
    }
  }

  private Answer ask(ModelChild child, List<byte[]> texts, long until) throws InterruptedException {
    Future<Optional<List<List<Labelled>>>> answer;
    try {
      answer = pumps.submit(() -> ask(child, texts));
    } catch (RejectedExecutionException e) {
      return new Answer.Unread(Reason.FAILED);
    }
    try {
      return answer
          .get(until - System.nanoTime(), TimeUnit.NANOSECONDS)
          .<Answer>map(said -> new Answer.Read(said.stream().map(this::said).toList()))
          .orElseGet(() -> new Answer.Unread(Reason.FAILED));
    } catch (TimeoutException e) {
      endUnlessDone(child, answer);
      return new Answer.Unread(Reason.TIME);
    } catch (ExecutionException e) {
      return new Answer.Unread(Reason.FAILED);
    }
  }

  /** Asks, and gives the worker back where it may be asked again. */
  private Optional<List<List<Labelled>>> ask(ModelChild child, List<byte[]> texts)
      throws IOException {
    boolean usable = false;
    try {
      var said = child.ask(texts);
      usable = child.residentMib() <= limits.memoryMib();
      if (!usable) {
        log.warn(
            "model {}: a worker holds more than {} MiB, and is ended",
            card.name(),
            limits.memoryMib());
      }
      return said;
    } finally {
      if (usable) {
        ready.add(child);
      } else {
        child.end();
      }
    }
  }

  private void endUnlessDone(ModelChild child, Future<?> answer) {
    Duration grace = limits.time().multipliedBy(GRACE);
    CompletableFuture.delayedExecutor(grace.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
        .execute(
            () -> {
              if (!answer.isDone()) {
                log.warn(
                    "model {}: a worker goes on for {} ms past its time, and is ended",
                    card.name(),
                    grace.toMillis());
                child.end();
              }
            });
  }

  private List<Said> said(List<Labelled> labelled) {
    var said = new ArrayList<Said>();
    for (Labelled each : labelled) {
      Meaning meaning = card.labels().get(hello.labels().get(each.label()));
      if (meaning != null && each.permille() >= meaning.leastPermille()) {
        said.add(new Said(meaning, each.start(), each.end(), each.permille()));
      }
    }
    return said;
  }

  /** Whether it labels tokens, as against whole texts. */
  public boolean perToken() {
    return hello.perToken();
  }

  /** What it did so far. */
  public ModelFigures figures() {
    return figures;
  }

  /** How many of its workers run, busy or not. */
  public int workers() {
    return Math.toIntExact(slots.stream().filter(Slot::isAlive).count());
  }

  /** The process ids of workers that are ready; for tests. */
  List<Long> ready() {
    return ready.stream().map(ModelChild::pid).toList();
  }

  /** Ends every worker. */
  @Override
  public void close() {
    slots.forEach(Slot::close);
    pumps.shutdown();
    for (Path folder : List.of(scratch.resolve(card.name()), scratch)) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        return; // another model's, or not to be had: the next start clears what is ours
      }
    }
  }
}
