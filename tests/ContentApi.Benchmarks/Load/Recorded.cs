using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ContentApi.Benchmarks.Load;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record Recorded(int Status, ImmutableArray<KeyValuePair<string, string>> Headers, byte[] Body, int HeadLength)
{
    public int WireLength => HeadLength + Body.Length;

    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Asks once, on a connection of its own.</summary>
    /// <exception cref="SocketException">Nobody listens.</exception>
    public static Recorded Ask(int port, string path, params ReadOnlySpan<string> headers)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000 };
        socket.Connect(IPAddress.Loopback, port);
        return Ask(socket, Exchange.Get(path, headers));
    }

    public static Recorded Ask(Socket socket, byte[] request)
    {
        socket.Send(request);
        var received = new MemoryStream();
        var buffer = new byte[65536];
        int end;
        while ((end = received.GetBuffer().AsSpan(0, (int)received.Length).IndexOf("\r\n\r\n"u8)) < 0) Receive();

        var lines = Encoding.ASCII.GetString(received.GetBuffer(), 0, end).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1].Trim())).ToImmutableArray();
        var answer = new Recorded(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, [], end + 4);
        var length = int.Parse(answer.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);
        while (answer.Header("Transfer-Encoding") is not null ? !received.GetBuffer().AsSpan(0, (int)received.Length).EndsWith("0\r\n\r\n"u8) : received.Length < answer.HeadLength + length)
        {
            Receive();
        }

        return answer with { Body = received.GetBuffer()[answer.HeadLength..(int)received.Length] };

        void Receive()
        {
            var count = socket.Receive(buffer);
            if (count == 0) throw new IOException("The server closed the connection in the middle of an answer.");
            received.Write(buffer, 0, count);
        }
    }

    public void Save(string file)
    {
        using var stream = File.Create(file);
        stream.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 {Status} X\r\n{string.Concat(Headers.Select(header => $"{header.Key}: {header.Value}\r\n"))}\r\n"));
        stream.Write(Body);
    }

    public static Recorded Load(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.ASCII.GetString(bytes, 0, end).Split("\r\n");
        return new Recorded(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            [.. lines.Skip(1).Select(line => line.Split(": ", 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]))],
            bytes[(end + 4)..],
            end + 4);
    }
}
