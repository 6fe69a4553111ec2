using SpecClient.Generator.Building.Naming;
using SpecClient.Generator.Model;

namespace SpecClient.Generator.Tests.Building.Naming;

/// <summary>Unique names of members and types.</summary>
public class NameScopeTests
{
    [Fact]
    public void Plain_names_come_first_and_collisions_get_a_suffix()
    {
        var scope = new NameScope("Thing", ["Equals"]);
        Assert.Equal(
            ["AtType", "Type", "LiveInput", "LiveInput2", "ThingValue", "EqualsValue", "TypeValue"],
            scope.AllocateAll(["@type", "type", "liveInput", "live_input", "thing", "equals", "type_value"]));
        Assert.Equal(["live_input", "thing", "equals", "@type"], scope.Renamed);
    }

    [Fact]
    public void Reserved_names_are_claimed_with_a_suffix()
    {
        var scope = new NameScope("AdditionalProperties", []);
        Assert.Equal("AdditionalPropertiesValue", scope.Claim("AdditionalProperties"));
        Assert.Equal("AdditionalProperties2", scope.Claim("AdditionalProperties"));
    }

    [Fact]
    public void A_type_never_takes_the_name_of_a_namespace()
    {
        var allocator = new TypeNameAllocator();
        allocator.ReserveNamespace("Acme.Models.Cache");
        Assert.Equal("Cache2", allocator.Allocate(new TypeName("Acme.Models", "Cache")).Name);
        Assert.Equal("Zone", allocator.Allocate(new TypeName("Acme.Models", "Zone")).Name);
        Assert.Equal("Zone2", allocator.Allocate(new TypeName("Acme.Models", "Zone")).Name);
    }
}
