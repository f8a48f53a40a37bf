package dev.heliograph.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection to this machine, kept between requests and opened anew when the server
 * has closed it. Written by hand: a client that costs as much as what it measures measures itself.
 */
public final class HttpConnection implements Closeable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final int port;
  private final byte[] buffer = new byte[16 * 1024];
  private int filled;
  private int position;
  private @Nullable Socket socket;

  /** An answer, read whole. */
  public record Response(int status, String body) {}

  public HttpConnection(int port) {
    this.port = port;
  }

  /** Sends a whole request, head and body, and waits for its answer. */
  public Response exchange(byte[] request) throws IOException {
    Socket open = opened();
    try {
      open.getOutputStream().write(request);
      return response(open);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Socket opened() throws IOException {
    Socket open = socket;
    if (open == null) {
      open = new Socket();
      open.setTcpNoDelay(true);
      open.setSoTimeout(PATIENCE_MILLIS);
      open.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      socket = open;
      filled = 0;
      position = 0;
    }
    return open;
  }

  private Response response(Socket open) throws IOException {
    InputStream in = open.getInputStream();
    String head = head(in).toLowerCase(Locale.ROOT);
    int status = Integer.parseInt(head, 9, 12, 10);
    String body = body(in, head, status);
    if (head.contains("\r\nconnection: close")) {
      close();
    }
    return new Response(status, body);
  }

  private String head(InputStream in) throws IOException {
    int searched = position;
    while (true) {
      for (int i = searched; i + 3 < filled; i++) {
        if (buffer[i] == '\r'
            && buffer[i + 1] == '\n'
            && buffer[i + 2] == '\r'
            && buffer[i + 3] == '\n') {
          var head = new String(buffer, position, i + 2 - position, ISO_8859_1);
          position = i + 4;
          return head;
        }
      }
      int seen = Math.max(0, filled - position - 3);
      fill(in);
      searched = position + seen;
    }
  }

  private String body(InputStream in, String head, int status) throws IOException {
    if (status == 204 || status == 304) {
      return "";
    }
    if (head.contains("\r\ntransfer-encoding: chunked")) {
      return chunks(in);
    }
    int at = head.indexOf("\r\ncontent-length: ");
    if (at < 0) {
      throw new IOException("neither a length nor chunks");
    }
    int start = at + "\r\ncontent-length: ".length();
    return take(in, Integer.parseInt(head.substring(start, head.indexOf('\r', start)).strip()));
  }

  private String chunks(InputStream in) throws IOException {
    var body = new StringBuilder();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.append(take(in, size));
      line(in);
    }
    line(in);
    return body.toString();
  }

  private int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in).strip(), 16);
  }

  private String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream(16);
    for (int b = next(in); b != '\n'; b = next(in)) {
      line.write(b);
    }
    return line.toString(ISO_8859_1);
  }

  private int next(InputStream in) throws IOException {
    if (position == filled) {
      fill(in);
    }
    return buffer[position++];
  }

  private String take(InputStream in, int length) throws IOException {
    if (length > buffer.length - position && length > filled - position) {
      return takeLong(in, length);
    }
    while (filled - position < length) {
      fill(in);
    }
    var taken = new String(buffer, position, length, ISO_8859_1);
    position += length;
    return taken;
  }

  private String takeLong(InputStream in, int length) throws IOException {
    var bytes = new byte[length];
    int had = filled - position;
    System.arraycopy(buffer, position, bytes, 0, had);
    position = filled;
    if (in.readNBytes(bytes, had, length - had) < length - had) {
      throw new EOFException();
    }
    return new String(bytes, ISO_8859_1);
  }

  private void fill(InputStream in) throws IOException {
    if (position == filled) {
      position = 0;
      filled = 0;
    }
    if (filled == buffer.length) {
      System.arraycopy(buffer, position, buffer, 0, filled - position);
      filled -= position;
      position = 0;
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read <= 0) {
      throw new EOFException("the server has closed the connection");
    }
    filled += read;
  }

  @Override
  public void close() throws IOException {
    Socket open = socket;
    socket = null;
    if (open != null) {
      open.close();
    }
  }
}
