package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.governance.data.DataPart;
import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.inspection.model.Said;
import io.ledgerline.inspection.model.TextModel;
import io.ledgerline.inspection.token.Passage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the installation's own models say of texts: each is asked once about all texts of a request,
 * and not again about one that it has read. Thread-safe.
 */
final class SeenByModels {
  private static final int MOST_TEXTS = 4_096;
  private static final int MOST_SAID = 32;

  private final List<One> models;
  private final List<ModelCard> cards;

  /**
   * Those models that say what is asked here.
   *
   * @param asked which meanings of labels are of use here
   */
  SeenByModels(List<TextModel> models, Predicate<Meaning> asked) {
    this.models =
        models.stream()
            .filter(model -> model.card().labels().values().stream().anyMatch(asked))
            .map(model -> new One(model, new TextMemory<>(MOST_TEXTS, List::size, MOST_SAID)))
            .toList();
    this.cards = this.models.stream().map(one -> one.model().card()).toList();
  }

  private record One(TextModel model, TextMemory<List<Said>> memory) {}

  /**
   * A text to be read.
   *
   * @param text by which its findings are asked for
   */
  record Asked(Object text, DataPart part, Passage passage) {
    static Asked of(Attachments.Read read) {
      byte[] utf8 = read.text().utf8();
      var passage = new Passage(read.message(), false, utf8, 0, utf8.length);
      return new Asked(read, DataPart.DOCUMENTS, passage);
    }
  }

  /** The models. */
  List<ModelCard> cards() {
    return cards;
  }

  /** What the models say of the texts; waits as long as their settings allow. */
  ModelVoices look(String tenant, List<Asked> texts) {
    if (models.isEmpty()) {
      return ModelVoices.NONE;
    }
    var voices = new ModelVoices();
    for (One one : models) {
      look(one, tenant, texts, voices);
    }
    return voices;
  }

  private static void look(One one, String tenant, List<Asked> texts, ModelVoices voices) {
    ModelCard card = one.model().card();
    var unread = new ArrayList<Asked>();
    var entries = new ArrayList<TextMemory<List<Said>>.Entry>();
    boolean any = false;
    for (Asked each : texts) {
      if (!card.sees(tenant, each.part().wireName()) || length(each) == 0) {
        continue;
      }
      any = true;
      var entry = entry(one, tenant, each.passage());
      List<Said> known = entry.known();
      if (known == null) {
        unread.add(each);
        entries.add(entry);
      } else {
        voices.add(card, each.text(), known);
      }
    }
    if (any) {
      voices.heard(card);
    }
    if (unread.isEmpty()) {
      return;
    }
    switch (one.model().read(unread.stream().map(SeenByModels::bytes).toList())) {
      case TextModel.Answer.Read(var said) -> {
        for (int i = 0; i < said.size(); i++) {
          entries.get(i).know(said.get(i));
          voices.add(card, unread.get(i).text(), said.get(i));
        }
      }
      case TextModel.Answer.Unread(var reason) -> voices.silent(card, reason);
    }
  }

  /** Under the model's own name, so that another one or another version never answers for it. */
  private static TextMemory<List<Said>>.Entry entry(One one, String tenant, Passage passage) {
    return one.memory()
        .entry(
            tenant,
            digest -> {
              digest.update(one.model().card().detector().getBytes(UTF_8));
              digest.update((byte) 0xFF);
              digest.update(passage.utf8(), passage.start(), passage.end() - passage.start());
            });
  }

  private static int length(Asked asked) {
    return asked.passage().end() - asked.passage().start();
  }

  private static byte[] bytes(Asked asked) {
    Passage passage = asked.passage();
    return Arrays.copyOfRange(passage.utf8(), passage.start(), passage.end());
  }
}
