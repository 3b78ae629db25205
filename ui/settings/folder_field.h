// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace proxydeck {

class EditEnd;

/// A folder field: its path, a button to choose another folder, and a button that opens it in the system's file
/// manager.
class FolderField final : public QWidget
{
    Q_OBJECT

public:
    enum class Use : quint8 { Choose, OpenOnly };

    explicit FolderField(Use use, QWidget *parent = nullptr);

    /// \a path as set, may be empty; \a effective: the folder used then.
    void setPath(const QString &path, const QString &effective);

Q_SIGNALS:
    void chosen(const QString &path); ///< by the operator

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void choose();
    void open();

    QString m_effective;
    QLineEdit *m_path;
    EditEnd *m_pathEnd;
    QPushButton *m_choose;
    QPushButton *m_open;
};

} // namespace proxydeck
