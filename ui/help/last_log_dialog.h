// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/text_dialog.h"

class QPushButton;

namespace proxydeck {

/// The last lines of a log, shown so that they can be checked before they are shared.
class LastLogDialog final : public TextDialog
{
    Q_OBJECT

public:
    explicit LastLogDialog(const QString &text, QWidget *parent = nullptr);

Q_SIGNALS:
    void copyRequested();

protected:
    void retranslate() override;

private:
    QPushButton *m_copy;
};

} // namespace proxydeck
