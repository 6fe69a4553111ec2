using Consumer;

Console.WriteLine(await Regions.ReadAsync("2001:db8::1"));
