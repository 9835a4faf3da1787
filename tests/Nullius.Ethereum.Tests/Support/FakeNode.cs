using System.Net;
using System.Text;
using System.Text.Json;

namespace Nullius.Ethereum.Tests;

/// <summary>Answers requests in this process: each method with what a test sets, raw JSON for the rest of the response after the id.</summary>
internal sealed class FakeNode : HttpMessageHandler
{
    public static readonly Uri Url = new("http://user:secret@node.example:8545/key/secret?token=secret");

    private readonly Dictionary<string, Func<JsonElement, string>> answers = new(StringComparer.Ordinal);

    /// <summary>The names of the methods asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>The parameters of the last request.</summary>
    public string LastParameters { get; private set; } = "";

    /// <summary>What to answer instead of JSON-RPC; null for JSON-RPC.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>>? Transport { get; set; }

    public EthereumClient Connect(JsonRpcOptions? options = null) => new(new JsonRpcClient(Url, this, options));

    public FakeNode Results(string method, string json) => Answers(method, _ => $"\"result\":{json}");

    public FakeNode Fails(string method, string errorJson) => Answers(method, _ => $"\"error\":{errorJson}");

    /// <summary>Answers with one result after the other; the last stays.</summary>
    public FakeNode ResultsInTurn(string method, params string[] results)
    {
        int next = 0;
        return Answers(method, _ => $"\"result\":{results[Math.Min(next++, results.Length - 1)]}");
    }

    public FakeNode Answers(string method, Func<JsonElement, string> answer)
    {
        answers[method] = answer;
        return this;
    }

    public static HttpResponseMessage Response(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Transport is not null)
            return await Transport(cancellationToken);
        using JsonDocument document = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        JsonElement root = document.RootElement;
        Assert.Equal("2.0", root.GetProperty("jsonrpc").GetString());
        string method = root.GetProperty("method").GetString()!;
        Asked.Add(method);
        LastParameters = root.GetProperty("params").GetRawText();
        return Response($$"""{"jsonrpc":"2.0","id":{{root.GetProperty("id").GetInt64()}},{{answers[method](root.GetProperty("params"))}}}""");
    }
}
