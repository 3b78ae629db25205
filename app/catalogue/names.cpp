// SPDX-License-Identifier: MIT
#include "catalogue/names.h"

#include <QCoreApplication>

namespace proxydeck {

namespace {

QString translated(const char *source) { return QCoreApplication::translate("Catalogue", source); }

} // namespace

QString productName(Product product)
{
    switch (product) {
    case Product::ShortLived:
        return translated(QT_TRANSLATE_NOOP("Catalogue", "Short-lived"));
    case Product::Exclusive:
        return translated(QT_TRANSLATE_NOOP("Catalogue", "Exclusive"));
    case Product::RegionLock:
        return translated(QT_TRANSLATE_NOOP("Catalogue", "Exclusive (region lock)"));
    case Product::Global:
        return translated(QT_TRANSLATE_NOOP("Catalogue", "Global short-lived"));
    }
    return {};
}

QString modeName(Mode mode)
{
    switch (mode) {
    case Mode::None:
        return {};
    case Mode::Channel:
        return translated(QT_TRANSLATE_NOOP("Catalogue", "Channel"));
    case Mode::Elastic:
        return translated(QT_TRANSLATE_NOOP("Catalogue", "Elastic"));
    case Mode::Even:
        return translated(QT_TRANSLATE_NOOP("Catalogue", "Even"));
    case Mode::Metered:
        return translated(QT_TRANSLATE_NOOP("Catalogue", "Metered"));
    }
    return {};
}

QString actionName(Action action)
{
    switch (action) {
    case Action::Extract:
        return translated(QT_TRANSLATE_NOOP("Catalogue", "Extract"));
    case Action::ListInUse:
        return translated(QT_TRANSLATE_NOOP("Catalogue", "List in use"));
    case Action::ExtractAndList:
        return translated(QT_TRANSLATE_NOOP("Catalogue", "Extract and list"));
    }
    return {};
}

QString planName(Product product, Mode mode)
{
    if (mode == Mode::None)
        return productName(product);
    //: %1 product, %2 mode: "Short-lived · Channel"
    return QCoreApplication::translate("Catalogue", "%1 · %2").arg(productName(product), modeName(mode));
}

} // namespace proxydeck
