// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/text_dialog.h"

namespace proxydeck {

/// Shows a reply, from the vendor or from another server in its place, that the program could not use.
class ReceivedTextDialog final : public TextDialog
{
    Q_OBJECT

public:
    /// \a about names the call.
    ReceivedTextDialog(const QString &about, const QString &text, QWidget *parent = nullptr);

protected:
    void retranslate() override;

private:
    QString m_about;
};

} // namespace proxydeck
