package io.ledgerline.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that sees every byte, and can go away in the middle. */
final class RawClient implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  RawClient(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * What came back.
   *
   * @param head the status line and headers
   * @param body the body, chunking taken off
   * @param clean whether the body ended in order
   */
  record Answer(String head, byte[] body, boolean clean) {
    int status() {
      return Integer.parseInt(head.substring(9, 12));
    }

    String header(String name) {
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  void post(String path, String body, String... headers) throws IOException {
    post(path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  void post(String path, byte[] body, String... headers) throws IOException {
    var head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: test\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    send(head + "content-type: application/json\r\ncontent-length: " + body.length + "\r\n\r\n");
    send(body);
  }

  Answer get(String path, String... headers) throws IOException {
    var head = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: test\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    send(head + "\r\n");
    return read();
  }

  Answer read() throws IOException {
    String head = head();
    var body = new ByteArrayOutputStream();
    boolean clean;
    try {
      clean =
          head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")
              ? chunks(body)
              : sized(head, body);
    } catch (IOException e) {
      clean = false;
    }
    return new Answer(head, body.toByteArray(), clean);
  }

  /** The status line and headers; the body is still to come. */
  String head() throws IOException {
    var head = new ByteArrayOutputStream();
    int last = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      last = (last << 8) | b;
      if (last == 0x0d0a0d0a) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
    }
    throw new IOException("no head: " + head.toString(StandardCharsets.ISO_8859_1));
  }

  /** The next chunk of a chunked body; null at its end. */
  byte[] chunk() throws IOException {
    int size = Integer.parseInt(line(), 16);
    if (size == 0) {
      line();
      return null;
    }
    byte[] bytes = in.readNBytes(size);
    line();
    if (bytes.length < size) {
      throw new IOException("cut inside a chunk");
    }
    return bytes;
  }

  private boolean chunks(ByteArrayOutputStream body) throws IOException {
    for (byte[] chunk = chunk(); chunk != null; chunk = chunk()) {
      body.writeBytes(chunk);
    }
    return true;
  }

  private boolean sized(String head, ByteArrayOutputStream body) throws IOException {
    int length =
        head.lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    body.writeBytes(in.readNBytes(length));
    return body.size() == length;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("cut");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  /** Goes away without a word. */
  void vanish() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
