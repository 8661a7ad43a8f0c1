using System.Net.Sockets;
using System.Text;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Http;

/// <summary>A body in chunks whose framing is broken is the caller's mistake.</summary>
public sealed class ChunkedBodyTests(ServedSeed seed) : IClassFixture<ServedSeed>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/verify", "application/json", "80000000\r\n")]
    [InlineData("/v1/verify", "application/json", "FFFFFFFFFFFFFFFFF\r\n")]
    [InlineData("/v1/verify", "application/json", "2\r\n{}\r\n100000000\r\n")]
    [InlineData("/v1/verify", "application/json", "-1\r\n")]
    [InlineData("/v1/verify", "application/json", "g\r\n")]
    [InlineData("/v1/verify", "application/json", "2\r\n{}x")]
    [InlineData("/check", "application/x-www-form-urlencoded", "FFFFFFFFFFFFFFFFF\r\n")]
    [InlineData("/check", "application/x-www-form-urlencoded", "g\r\n")]
    public async Task A_chunk_that_cannot_be_read_is_a_bad_request(string address, string type, string body)
    {
        var answer = await SendAsync(
            $"POST {address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {type}\r\nTransfer-Encoding: chunked\r\n\r\n{body}");

        answer.Should().StartWith("HTTP/1.1 400 ");
        if (address == "/v1/verify") answer.Should().Contain("application/problem+json").And.Contain("\"code\":\"bad-request\"");
    }

    private async Task<string> SendAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", seed.Client.BaseAddress!.Port, Stop);
        await socket.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), Stop);
        using var reader = new StreamReader(socket.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(Stop);
    }
}
