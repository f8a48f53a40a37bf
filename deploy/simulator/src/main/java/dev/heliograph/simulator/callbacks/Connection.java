package dev.heliograph.simulator.callbacks;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP/1.1 connection, kept alive between posts. Written by hand, since the time limits are
 * each callback's own and the simulator must cost little beside what is measured with it.
 */
final class Connection implements Closeable {
  private static final int LARGEST_BODY = 64 * 1024;
  private static final int LONGEST_LINE = 8 * 1024;

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] [1-5][0-9]{2}.*");

  private final Socket socket;
  private final InputStream in;
  private boolean reusable = true;
  private boolean answered;
  private long idleSince = System.nanoTime();

  private Connection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 2_048);
  }

  static Connection open(CallbackUrl.Origin origin, int timeoutMillis) throws IOException {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(origin.host(), origin.port()), timeoutMillis);
      return new Connection(origin.secure() ? secured(socket, origin, timeoutMillis) : socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket secured(Socket plain, CallbackUrl.Origin origin, int timeoutMillis)
      throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var socket = (SSLSocket) factory.createSocket(plain, origin.host(), origin.port(), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(timeoutMillis);
    socket.startHandshake();
    return socket;
  }

  /** Whether another post may go over it. */
  boolean isReusable() {
    return reusable;
  }

  /** Whether the last post got at least the first byte of a response. */
  boolean wasAnswered() {
    return answered;
  }

  boolean isIdleLongerThan(long nanos) {
    return System.nanoTime() - idleSince > nanos;
  }

  /**
   * Sends one request and reads its response whole.
   *
   * @return the response's status
   */
  int post(byte[] request, int timeoutMillis) throws IOException {
    long deadline = System.nanoTime() + timeoutMillis * 1_000_000L;
    reusable = false;
    answered = false;
    socket.setSoTimeout(timeoutMillis);
    socket.getOutputStream().write(request);
    int status = status(line(deadline));
    Map<String, String> headers = headers(deadline);
    skipBody(status, headers, deadline);
    reusable = !headers.getOrDefault("connection", "").equalsIgnoreCase("close");
    idleSince = System.nanoTime();
    return status;
  }

  private static int status(String line) throws IOException {
    if (!STATUS_LINE.matcher(line).matches()) {
      throw new IOException("not an HTTP response");
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private Map<String, String> headers(long deadline) throws IOException {
    var headers = new HashMap<String, String>();
    for (String line = line(deadline); !line.isEmpty(); line = line(deadline)) {
      int colon = line.indexOf(':');
      if (colon > 0 && headers.size() < 200) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private void skipBody(int status, Map<String, String> headers, long deadline) throws IOException {
    if (status == 204 || status == 304) {
      return;
    }
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      skipChunks(deadline);
      return;
    }
    try {
      skip(Integer.parseInt(headers.getOrDefault("content-length", "")));
    } catch (NumberFormatException e) {
      headers.put("connection", "close"); // the body ends with the connection
    }
  }

  private void skipChunks(long deadline) throws IOException {
    for (int size = chunk(deadline); size > 0; size = chunk(deadline)) {
      skip(size);
      line(deadline);
    }
    headers(deadline); // trailers
  }

  private int chunk(long deadline) throws IOException {
    String line = line(deadline);
    try {
      return Integer.parseInt(line.split(";", 2)[0].strip(), 16);
    } catch (NumberFormatException e) {
      throw new IOException("not a chunk", e);
    }
  }

  private void skip(int bytes) throws IOException {
    if (bytes > LARGEST_BODY) {
      throw new IOException("the response is too large");
    }
    in.skipNBytes(bytes);
  }

  private String line(long deadline) throws IOException {
    if (System.nanoTime() > deadline) {
      throw new SocketTimeoutException("the response trickles");
    }
    var line = new StringBuilder(64);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException();
      }
      answered = true;
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
