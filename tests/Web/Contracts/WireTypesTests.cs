using System.Runtime.CompilerServices;
using Tabletop.Web.Contracts.TypeScript;

namespace Tabletop.Web.Tests.Contracts;

public sealed class WireTypesTests
{
    [Fact]
    public void The_clients_types_are_those_of_the_server()
    {
        var committed = File.ReadAllText(Path.Combine(Repository(), "web", "client", "src", "wire", "wire.generated.ts"));

        Assert.True(
            committed == WireTypes.TypeScript(),
            "The wire types have changed. Write them again: dotnet run --project web -- wire-types web/client/src/wire/wire.generated.ts");
    }

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
