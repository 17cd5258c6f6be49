package io.ledgerline.governance.conversation;

/** What names a conversation in the installation. */
record Conversation(String tenant, String conversation) {}
