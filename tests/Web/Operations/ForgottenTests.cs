using System.Text;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Backups;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Operations;

/// <summary>Whoever is forgotten is in no file of the data folder, while the program runs.</summary>
public sealed class ForgottenTests : IDisposable
{
    private static readonly string[] Gone = ["Quixandra Zebulon", "unforgettable-words", "unforgettable-reason", "unforgettable-refused"];

    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-forgotten-").FullName;

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task No_byte_of_name_or_words_is_left_in_the_data_folder_and_backups_of_before_have_them_still()
    {
        await using var program = new ServedProgram(Data);
        await program.Start();
        using var room = await Room.Open(program);
        var (mayor, stream) = await room.Sit(Gone[0], "mayor");
        await room.Sit("Vic", "police");
        await room.Facilitate(new CommandBody.Start(), new CommandBody.ReleaseInject("call"));
        Assert.True((await mayor.Send(stream, new CommandBody.SendMessage("police", new() { Text = Gone[1] }))).Accepted);
        Assert.True((await mayor.Send(stream, new CommandBody.Answer("first-word", "speak", new TypedText { Text = Gone[2] }))).Accepted);
        Assert.False((await mayor.Send(stream, new CommandBody.SendMessage("nobody", new() { Text = Gone[3] }))).Accepted);
        var person = await room.Person(Gone[0]);
        Assert.Equal(Gone[..3], Left());
        await Task.Run(() => Backup.Take(Data, Path.Combine(_folder, "before.backup")));

        Assert.True((await room.Staff.Post<Receipt>($"/api/exercises/{room.Exercise}/erase", new ErasePerson(person, "erase"))).Accepted);

        Assert.Empty(Left());
        Assert.Contains($"person {room.Exercise} {person}", await File.ReadAllTextAsync(Path.Combine(Data, "erased")), StringComparison.Ordinal);
        Assert.All(Gone, words => Assert.DoesNotContain(words, program.Said, StringComparison.Ordinal));

        // A backup of before has all of it; put back where the list is, it is erased again.
        await program.Terminate();
        Assert.Equal(0, await program.Ended());
        var made = await Task.Run(() => Restoring.Run(
            new(Path.Combine(_folder, "before.backup"), Data) { Force = true }, System.Security.Cryptography.RandomNumberGenerator.GetBytes, DateTimeOffset.UtcNow));
        Assert.Equal(1, made.ErasedAgain);
        Assert.Empty(Left());
    }

    /// <summary>What of it any file holds, in whatever way text is written down.</summary>
    private string[] Left()
    {
        var files = Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "in-use").Select(Bytes).ToArray();
        return [.. Gone.Where(words => files.Any(f => Has(f, Encoding.UTF8.GetBytes(words)) || Has(f, Encoding.Unicode.GetBytes(words))))];
    }

    private static bool Has(byte[] file, byte[] words) => file.AsSpan().IndexOf(words) >= 0;

    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
