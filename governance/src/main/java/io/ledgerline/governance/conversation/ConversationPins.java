package io.ledgerline.governance.conversation;

import io.ledgerline.governance.policy.PromptVersion;

/** Remembers with which prompt bytes each conversation began. Safe for use by many threads. */
public interface ConversationPins extends AutoCloseable {

  /**
   * The prompt version of a conversation. May read the database once for a turn that is not the
   * first and not in memory; call it from a virtual thread.
   *
   * @param tenant the tenant of the call
   * @param conversation the conversation's id, without personal data
   * @param firstTurn whether the request holds no assistant turn yet
   * @param current the version in force, which a new conversation gets
   */
  Pinned pinned(String tenant, String conversation, boolean firstTurn, PromptVersion current);

  /**
   * Begins a conversation with the version in force, whatever one of this id used before: for ids
   * that come from the first words alone, which an application may send again and again.
   */
  Pinned begin(String tenant, String conversation, PromptVersion current);

  /** Writes what is still in memory, then stops. */
  @Override
  void close();

  /** What a conversation uses, and why. */
  sealed interface Pinned {

    /** The blocks to add. */
    PromptVersion version();

    /** The version the conversation began with; the same bytes as on its first turn. */
    record Kept(PromptVersion version) implements Pinned {}

    /** The conversation begins now, with the version in force. */
    record Begun(PromptVersion version) implements Pinned {}

    /**
     * The conversation is not the first turn, but what it began with is not known here: it began
     * elsewhere or was idle for more than 30 days. It goes on with the version in force.
     */
    record Unknown(PromptVersion version) implements Pinned {}

    /**
     * What it began with is known, but the bytes can't be had; it goes on with the version in
     * force, and thinking blocks after the change lose their meaning.
     *
     * @param lost the id of the version whose bytes are gone
     */
    record Lost(PromptVersion version, String lost) implements Pinned {}
  }
}
