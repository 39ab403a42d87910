using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Files;
using Tabletop.Testing.Fakes;

namespace Tabletop.Hosting.Tests.Files;

public sealed class MediaStoreTests : IDisposable
{
    private static readonly string Hash = HashChain.Fingerprint("a picture"u8);

    private readonly Folder _folder = new Folder().With("from/picture.png", "a picture");

    private MediaStore Store => MediaStore.Open(_folder["data"]);

    [Fact]
    public void What_was_kept_stays_whatever_becomes_of_the_file_it_came_from()
    {
        Assert.True(Store.Keep(_folder["from/picture.png"], Hash));
        File.Delete(_folder["from/picture.png"]);

        Assert.Equal("a picture", File.ReadAllText(Store.Find(Hash)!));
    }

    [Fact]
    public void A_file_that_is_missing_or_holds_something_else_leaves_nothing()
    {
        Assert.False(Store.Keep(_folder["from/nothing.png"], Hash));
        Assert.False(Store.Keep(_folder["from/picture.png"], new('0', 64)));
        Assert.False(Store.Keep(_folder["from/picture.png"], "../../elsewhere"));
        Assert.Empty(Directory.GetFiles(_folder["data/media"]));
        Assert.Null(Store.Find(Hash));
        Assert.Null(Store.Find("../from/picture.png"));
    }

    [Fact]
    public void A_copy_that_went_bad_is_made_anew()
    {
        Store.Keep(_folder["from/picture.png"], Hash);
        File.WriteAllText(Store.Find(Hash)!, "a scratch");

        Assert.True(Store.Keep(_folder["from/picture.png"], Hash));
        Assert.Equal("a picture", File.ReadAllText(Store.Find(Hash)!));
    }

    [Fact]
    public void What_a_crash_left_half_written_is_gone_at_the_next_start()
    {
        _folder.With($"data/media/{Hash}.x.new", "a pic");
        Assert.Null(Store.Find(Hash));
        Assert.Empty(Directory.GetFiles(_folder["data/media"]));
    }

    [Fact]
    public void They_are_the_owners_alone()
    {
        Store.Keep(_folder["from/picture.png"], Hash);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Store.Find(Hash)!));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["data/media"]));
        }
    }

    public void Dispose() => _folder.Dispose();
}
