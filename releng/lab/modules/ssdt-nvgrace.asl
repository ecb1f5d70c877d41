// Gives the PCI device 00:09.0 the properties by which nvgrace-gpu-vfio-pci learns where a GPU's coherent memory is
// (Linux: drivers/vfio/pci/nvgrace-gpu/main.c). Its size, 0x64000000, makes both of its regions end in a part that cannot be mapped.
DefinitionBlock ("ssdt-nvgrace.aml", "SSDT", 2, "VFLAB ", "NVGRACE ", 1)
{
    External (\_SB.PCI0.S48, DeviceObj)
    Scope (\_SB.PCI0.S48)
    {
        Name (_DSD, Package ()
        {
            ToUUID ("daffd814-6eba-4d8c-8a91-bc9bbf4aa301"),
            Package ()
            {
                Package () { "nvidia,gpu-mem-base-pa", 0x0000000100000000 },
                Package () { "nvidia,gpu-mem-size",    0x0000000064000000 }
            }
        })
    }
}
